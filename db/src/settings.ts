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

/**
 * Enters what a new city says itself, from a file. @throws Error naming the setting that there is not, or whose value does
 * not fit
 */
export async function enterSettings(knex: Knex, values: Readonly<Record<string, unknown>>): Promise<void> {
  const wrong = Object.entries(values).find(([key, value]) => !fitsSetting(key, value));
  if (wrong) throw new Error(`${wrong[0]} is no setting, or its value is out of range: ${JSON.stringify(wrong[1])}`);
  const rows = Object.entries(values).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
  if (rows.length > 0) await knex('settings').insert(rows);
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
