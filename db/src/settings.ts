import { DEFAULT_SETTINGS, fitsSetting, termsOf, type CitySettings, type Terms } from '@karta/domain';
import type { Knex } from 'knex';
import { log } from './log.ts';

/** The city's settings over the defaults. A value that no longer fits, as one that is `null`, gives the default. */
export async function readSettings(knex: Knex): Promise<CitySettings> {
  const rows: { key: string; value: unknown }[] = await knex('settings')
    .select('key', 'value')
    .whereNot('value', 'null');
  const [good, bad] = [rows.filter(fits), rows.filter((row) => !fits(row))];
  for (const { key } of bad) log.error('setting does not fit', { key });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(good.map((row) => [row.key, row.value])) };
}

function fits({ key, value }: { key: string; value: unknown }): boolean {
  return fitsSetting(key, value);
}

/** How long the office and the applicant have for a type of application. */
export function termsOfType(settings: CitySettings, type: string): Terms {
  const { decisionDays, completionDays, deliveryDays, lateAnswerCounts, clockStops, legalBasis } = settings;
  const own = { decisionDays, completionDays, deliveryDays, lateAnswerCounts, clockStops, legalBasis };
  return termsOf(own, settings.termsByType, type);
}
