import { DEFAULT_TERMS, termsOf, type MemberPanel, type Terms } from '@karta/domain';
import type { Knex } from 'knex';

/** What a city decides for itself; every key has a default here. */
export const DEFAULT_SETTINGS = {
  officeName: 'Urząd Miejski',
  officeAddress: '',
  officeEmail: '',
  officePhone: '',
  /** How long everybody has, and the same for single types where the programme's resolution says otherwise. */
  ...DEFAULT_TERMS,
  termsByType: {} as Readonly<Record<string, Partial<Terms>>>,
  /** Days before the end of a package, and after it, in which its extension may be filed. */
  extensionOpensDays: 60,
  extensionGraceDays: 30,
  /** Why a duplicate may be asked for; loss and theft propose to block the old card at once (requirements T6). */
  duplicateReasons: [
    { code: 'loss', name: 'Zagubienie', proposesBlock: true },
    { code: 'theft', name: 'Kradzież', proposesBlock: true },
    { code: 'damage', name: 'Uszkodzenie' },
    { code: 'defect', name: 'Wada karty' },
  ] as readonly { code: string; name: string; proposesBlock?: boolean }[],
  /** How long a card with changed data is offered. */
  reprintOfferDays: 14,
  /** How long a card lies at the pick-up point, and when its holder is reminded before the end. */
  pickupDays: 30,
  pickupReminderDays: 7,
  /** Days before the end of a package at which the holder is reminded. */
  reminderStages: [60, 30, 7] as readonly number[],
  /** Days between closing an account and erasing its data, 0 to 14 (requirements T3). */
  erasureGraceDays: 0,
  /** `cascade`: the family goes with the holder; `detach-adults`: adults with a login stay (requirements T2). */
  familyErasure: 'cascade' as 'cascade' | 'detach-adults',
  /** What members of a family with a login may do (requirements T10). */
  memberPanel: 'manual' as MemberPanel,
  /** Days for which the history of a closed case is kept; ten years unless the city's archive rules say otherwise. */
  historyDays: 3653,
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

/** How long the office and the applicant have for a type of application. */
export function termsOfType(settings: CitySettings, type: string): Terms {
  const { decisionDays, completionDays, deliveryDays, lateAnswerCounts, clockStops, legalBasis } = settings;
  const own = { decisionDays, completionDays, deliveryDays, lateAnswerCounts, clockStops, legalBasis };
  return termsOf(own, settings.termsByType, type);
}
