import type { ApplicationState, CardState } from '@karta/domain';
import { chances, pick } from './invented-people.ts';

/** What became of a person's application and of the card. */
export interface Fate {
  application: ApplicationState;
  card: CardState | null;
}

/** Of 200,000 people 5,000 wait for the office. */
const FATES = {
  active: { application: 'issued', card: 'active', weight: 8700 },
  expired: { application: 'issued', card: 'expired', weight: 350 },
  blocked: { application: 'issued', card: 'blocked', weight: 150 },
  returned: { application: 'issued', card: 'returned', weight: 80 },
  spoiled: { application: 'rejected', card: 'spoiled', weight: 20 },
  uncollected: { application: 'not-collected', card: 'not-collected', weight: 60 },
  ready: { application: 'ready-for-pickup', card: 'ready', weight: 170 },
  making: { application: 'in-production', card: 'in-production', weight: 50 },
  review: { application: 'in-review', card: null, weight: 200 },
  asked: { application: 'completion-requested', card: null, weight: 40 },
  rejected: { application: 'rejected', card: null, weight: 90 },
  withdrawn: { application: 'withdrawn', card: null, weight: 40 },
  unexamined: { application: 'left-unexamined', card: null, weight: 20 },
  draft: { application: 'draft', card: null, weight: 30 },
} as const satisfies Record<string, Fate & { weight: number }>;

const WEIGHTS = Object.entries(FATES).map(([name, { weight }]) => [name as keyof typeof FATES, weight] as const);
/** Cards that are in nobody's hand yet, or whose application is open, are days old. */
const YOUNG = ['ready', 'making', 'review', 'asked', 'draft'];

/** The fate of the person of that number, and how many days ago the application was filed. */
export function fateOf(number: number, validityYears: number): Fate & { daysAgo: number } {
  const chance = chances(-1 - number);
  const name = pick(WEIGHTS, chance());
  const share = chance();
  // no reminder of an end is due: nobody is written to because a town was filled
  const daysAgo = YOUNG.includes(name)
    ? 1 + share * 19
    : validityYears * 365 * (name === 'expired' ? 1.1 + share * 0.5 : 0.05 + share * 0.6);
  const { application, card } = FATES[name];
  return { application, card, daysAgo: Math.max(daysAgo, 1) };
}

/** Of a small town in which nothing is open: every second person has a card, and each state of card and application occurs. */
const SETTLED = [
  ['active', 34],
  ['expired', 5],
  ['blocked', 4],
  ['returned', 3],
  ['spoiled', 2],
  ['uncollected', 3],
  ['rejected', 15],
  ['withdrawn', 14],
  ['unexamined', 8],
  ['draft', 12],
] as const satisfies readonly (readonly [keyof typeof FATES, number])[];

/** As `fateOf`, of a town in which the office has settled everything. */
export function settledFateOf(number: number, validityYears: number): Fate & { daysAgo: number } {
  const chance = chances(-1 - number);
  const name = pick(SETTLED, chance());
  const share = chance();
  const daysAgo =
    name === 'draft' ? 1 + share * 19 : validityYears * 365 * (name === 'expired' ? 1.3 : 0.05 + share * 0.6);
  const { application, card } = FATES[name];
  return { application, card, daysAgo };
}
