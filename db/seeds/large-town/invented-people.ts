import { addDays, foldText } from '@karta/domain';
import { testPesel } from '../nowa-rzeczna/people.ts';
import { FEMALE_NAMES, MALE_NAMES, STREETS, SURNAMES, SURNAME_ENDINGS, SURNAME_STEMS } from './names.ts';

/** Somebody who was made up. */
export interface InventedPerson {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  birthDate: string;
  pesel: string;
  street: string;
  houseNumber: string;
  flatNumber: string;
}

/** Accounts of invented people are known by it; the domain is reserved (RFC 2606). */
export const INVENTED_DOMAIN = 'wymyslony.example';

/** People are born from 1935 until 2005. */
const DAYS = 25_567;
/** Serials of the demo's own people and of tests lie below. */
const FIRST_SERIAL = 6000;
/** A step that meets every day once before it meets one again. */
const STEP = 7919;

/** The person of that number: the same for every town and run. Numbers and addresses of two people differ. */
export function inventedPerson(number: number): InventedPerson {
  const chance = chances(number);
  const isFemale = chance() < 0.52;
  const firstName = pick(isFemale ? FEMALE_NAMES : MALE_NAMES, chance());
  const surname = chance() < 1 / 3 ? pick(SURNAMES, chance()) : rareSurname(chance(), chance());
  const lastName = isFemale ? feminine(surname) : surname;
  const birthDate = addDays('1935-01-01', (number * STEP) % DAYS);
  const serial = FIRST_SERIAL + Math.floor(number / DAYS) * 2 + (isFemale ? 0 : 1);
  return {
    firstName,
    lastName,
    email: `${foldText(`${firstName}.${lastName}`)}.${number}@${INVENTED_DOMAIN}`,
    phone: `+4850${String(number).padStart(7, '0')}`,
    birthDate,
    pesel: testPesel(birthDate, serial),
    street: at(STREETS, chance()),
    houseNumber: String(1 + Math.floor(chance() * 120)),
    flatNumber: chance() < 0.6 ? String(1 + Math.floor(chance() * 60)) : '',
  };
}

/** Equal figures below 1 for equal seeds, one after the other (mulberry32). */
export function chances(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the texts, each as often as its weight says. */
export function pick<Text extends string>(among: readonly (readonly [Text, number])[], chance: number): Text {
  const all = among.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance * all;
  const found = among.find(([, weight]) => (left -= weight) < 0) ?? among.at(-1);
  if (!found) throw new Error('There is nothing to choose from.');
  return found[0];
}

const at = (texts: readonly string[], chance: number): string => texts[Math.floor(chance * texts.length)] ?? '';
const rareSurname = (stem: number, ending: number): string => at(SURNAME_STEMS, stem) + at(SURNAME_ENDINGS, ending);
const feminine = (surname: string): string => surname.replace(/(?<=sk|ck|dzk)i$/, 'a');
