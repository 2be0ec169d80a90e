/** Somebody as a clerk types them. */
export interface Typed {
  firstName: string;
  lastName: string;
  /** `YYYY-MM-DD`; '' where nobody knows it. */
  birthDate: string;
}

/** A random number below 1 of a generator that always tells the same. Source: Mulberry32, T. Ettinger. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const below = (random: Random, most: number): number => Math.floor(random() * most);
const withoutMarks = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L');

function slip(random: Random, text: string): string {
  if (text.length < 4) return text;
  const at = 1 + below(random, text.length - 2);
  const [before, sign, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  switch (below(random, 3)) {
    case 0:
      return before + after;
    case 1:
      return before + sign + sign + after;
    default:
      return before + (after.charAt(0) || 'a') + sign + after.slice(1);
  }
}

/** How the same person comes in once more, as registers of towns know it: each with one thing wrong, or two. */
export const DAMAGES: Readonly<Record<string, (random: Random, person: Typed) => Typed>> = {
  'no Polish letters': (_random, { firstName, lastName, birthDate }) => ({
    ...{ firstName: withoutMarks(firstName), lastName: withoutMarks(lastName), birthDate },
  }),
  'a slip in the last name': (random, person) => ({ ...person, lastName: slip(random, person.lastName) }),
  'a slip in both names': (random, person) => ({
    ...person,
    firstName: slip(random, person.firstName),
    lastName: slip(random, person.lastName),
  }),
  'names in each other’s place': (_random, { firstName, lastName, birthDate }) => ({
    ...{ firstName: lastName, lastName: firstName, birthDate },
  }),
  'a second last name': (_random, person) => ({ ...person, lastName: `${person.lastName}-Wierzbicka` }),
  'day and month in each other’s place': (_random, person) => {
    const [year = '', month = '', day = ''] = person.birthDate.split('-');
    return Number(day) > 12 ? person : { ...person, birthDate: `${year}-${day}-${month}` };
  },
  'a slip in the year': (random, person) => {
    const year = Number(person.birthDate.slice(0, 4)) + (random() < 0.5 ? 1 : -1);
    return { ...person, birthDate: `${year}${person.birthDate.slice(4)}` };
  },
  'no date of birth': (_random, person) => ({ ...person, birthDate: '' }),
  'another last name': (_random, person) => ({ ...person, lastName: 'Wierzbicka' }),
};
