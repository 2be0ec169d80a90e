import type { Knex } from 'knex';

/** What a city decides for itself; every key has a default here. */
export const DEFAULT_SETTINGS = {
  officeName: 'Urząd Miejski',
  officeAddress: '',
  officeEmail: '',
  officePhone: '',
  /** Working limit for a decision, in days from filing. */
  decisionDays: 14,
  /** Days to answer a call for completion; KPA art. 64 § 2 asks for at least 7. */
  completionDays: 7,
  cardNumberMask: '01-######',
  /** Where a found card is handed in, in the locative, printed on its back: „Ratuszu, Rynek 1”. */
  cardReturnPlace: 'urzędzie',
  /** Shown on every operator screen, e.g. in a demo city. */
  operatorNotice: '',
};
export type CitySettings = typeof DEFAULT_SETTINGS;

/** The city's settings over the defaults. */
export async function readSettings(knex: Knex): Promise<CitySettings> {
  const rows: { key: string; value: unknown }[] = await knex('settings').select('key', 'value');
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) };
}
