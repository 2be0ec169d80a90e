import type { ApplicationSummary } from '@karta/contracts';

/** The full title carries package and criterion (requirement 004-27). */
export function applicationTitle(application: Pick<ApplicationSummary, 'packageName' | 'criterion'>): string {
  const criterion = application.criterion ? ` na podstawie kryterium: ${application.criterion}` : '';
  return `Wniosek o wydanie uprawnień: ${application.packageName}${criterion}`;
}
