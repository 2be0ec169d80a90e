import type { ApplicationSummary } from '@karta/contracts';
import { wordOf, type ApplicationType } from '@karta/domain';
import { FORM_NAMES } from '@karta/web-shared';

type About = Pick<ApplicationSummary, 'type' | 'packageName' | 'criterion' | 'formNames'>;

/** Applications that ask for a package: their title says which, and on which criterion (requirement 004-27). */
const OF_PACKAGE: readonly ApplicationType[] = ['card-issue', 'package-new', 'package-extension', 'package-transfer'];

/** The full title of an application. */
export function applicationTitle({ type, packageName, criterion, formNames }: About, language: string): string {
  if (!OF_PACKAGE.includes(type)) return formNames ? wordOf(formNames, language) : FORM_NAMES[type].title;
  if (type === 'card-issue' && !formNames)
    return criterion
      ? $localize`:@@title.issue:Wniosek o wydanie uprawnień: ${packageName}:package: na podstawie kryterium: ${criterion}:criterion:`
      : $localize`:@@title.issue-plain:Wniosek o wydanie uprawnień: ${packageName}:package:`;
  const name = formNames ? wordOf(formNames, language) : FORM_NAMES[type].name;
  return criterion ? `${name}: ${packageName}, ${criterion}` : `${name}: ${packageName}`;
}
