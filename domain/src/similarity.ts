import { addDays, isCivilDate, toCivilDate, type CivilDate } from './civil-date.ts';
import { foldText } from './folding.ts';
import { parsePesel } from './pesel.ts';

/** What two entries are compared by. */
export interface ComparedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
}

/** Why somebody is like somebody else. The screens own the words. */
export const LIKENESSES = [
  'same-pesel',
  'slip-in-pesel',
  'same-id-card',
  'same-passport',
  'same-birth-date',
  'near-birth-date',
  'same-name',
  'similar-name',
  'names-swapped',
] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** Shown from here on, and asked about before a new entry is made. */
export const LEAST_LIKENESS = 45;
export const LIKELY_THE_SAME = 80;

/** How like two people are by name and birth date, in per cent, and why. */
export function likenessOf(one: ComparedPerson, other: ComparedPerson): { percent: number; reasons: Likeness[] } {
  const [straight, swapped] = [nameLikeness(one, other), nameLikeness(one, turned(other))];
  const name = Math.max(straight, swapped - 0.03);
  const birth = birthLikeness(one.birthDate, other.birthDate);
  const reasons: Likeness[] = [];
  if (birth > 0) reasons.push(birth === 1 ? 'same-birth-date' : 'near-birth-date');
  if (straight < swapped) reasons.push('names-swapped');
  else if (name === 1) reasons.push('same-name');
  else if (name >= 0.6) reasons.push('similar-name');
  return { percent: Math.round(100 * (0.6 * sharpened(name) + 0.4 * birth)), reasons };
}

const turned = ({ firstName, lastName, birthDate }: ComparedPerson): ComparedPerson => ({
  firstName: lastName,
  lastName: firstName,
  birthDate,
});
/** Names that share half of their letters are other names. */
const sharpened = (likeness: number): number => Math.max(0, (likeness - 0.4) / 0.6);

function nameLikeness(one: ComparedPerson, other: ComparedPerson): number {
  // a woman may have another surname since; the given name and the date carry it then
  return 0.5 * textLikeness(one.lastName, other.lastName) + 0.5 * textLikeness(one.firstName, other.firstName);
}

/** One for equal texts, as people compare them; zero for texts that share nothing. */
export function textLikeness(one: string, other: string): number {
  const [a, b] = [foldText(one), foldText(other)];
  if (a === b) return 1;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  // the second given name, or the second part of a surname, was left out
  if (shorter !== '' && longer.startsWith(`${shorter} `)) return 0.9;
  return longer === '' ? 1 : 1 - distance(a, b) / longer.length;
}

/** Changes of one sign, and swaps of two neighbours, between two texts (optimal string alignment). */
function distance(a: string, b: string): number {
  let [twoBack, before] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (twoBack[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [twoBack, before] = [before, row];
  }
  return before[b.length] ?? 0;
}

function birthLikeness(one: string, other: string): number {
  if (one === '' || other === '') return 0;
  if (one === other) return 1;
  return nearDates(one).includes(other) ? 0.7 : 0;
}

/** Dates that are the given one with a usual slip: the day before or after, ten days or years off, day and month swapped. */
export function nearDates(date: CivilDate): CivilDate[] {
  if (!isCivilDate(date)) return [];
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const made = [
    ...[-1, 1, -10, 10].map((days) => addDays(date, days)),
    ...[-1, 1, -10, 10].map((years) => toCivilDate(year + years, month, day)),
    toCivilDate(year, day, month),
  ];
  return [...new Set(made.filter((each) => each !== undefined && each !== date) as CivilDate[])];
}

/** Numbers that a PESEL with one wrong digit, or with two neighbours swapped, may have meant. */
export function meantPesels(typed: string, today: CivilDate): string[] {
  if (!/^\d{11}$/.test(typed)) return [];
  const digits = [...typed];
  const changed = digits.flatMap((_, at) => [...'0123456789'].map((digit) => digits.with(at, digit).join('')));
  const swapped = digits.slice(1).map((digit, at) =>
    digits
      .with(at, digit)
      .with(at + 1, digits[at] ?? '')
      .join(''),
  );
  const right = [...changed, ...swapped].filter((each) => each !== typed && parsePesel(each, today).ok);
  return [...new Set(right)];
}
