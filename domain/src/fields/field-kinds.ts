import type { CivilDate } from '../civil-date.ts';
import { isEmail, LONGEST_EMAIL, plainEmail } from '../email-address.ts';
import { isInLatinLetters, isPersonName, plainName } from '../person-name.ts';
import { parsePesel } from '../pesel.ts';
import { readPhone } from '../phone-number.ts';
import { typedPesel, typedPostalCode } from '../typed-number.ts';

/** What a text is: how it is kept while it is typed, and when it is right. */
export interface FieldKind {
  /** Longest text that a draft takes. */
  readonly longest: number;
  /** A typed text in the form in which a draft keeps it. */
  plain(text: string): string;
  /** The form in which it is sent, for a text that is right. */
  sent(text: string): string;
  /** Code of what is wrong with a text in plain form that is not empty; null when it is right. */
  problem(text: string, today: CivilDate): string | null;
}

const trimmed = (text: string): string => text.trim().normalize('NFC');
const unless = (isRight: boolean): string | null => (isRight ? null : 'FORMAT');

export const FIELD_KINDS = {
  text: { longest: 120, plain: trimmed, sent: trimmed, problem: () => null },
  'person-name': {
    longest: 120,
    plain: plainName,
    sent: plainName,
    // A card is printed, and found in other registers, in Latin letters alone.
    problem: (name) => unless(isPersonName(name)) ?? (isInLatinLetters(name) ? null : 'NAME_NOT_LATIN'),
  },
  pesel: {
    longest: 40,
    plain: typedPesel,
    sent: typedPesel,
    problem(text, today) {
      const read = parsePesel(text, today);
      return read.ok ? null : read.code;
    },
  },
  'postal-code': {
    longest: 20,
    plain: typedPostalCode,
    sent: typedPostalCode,
    problem: (code) => unless(/^\d{2}-\d{3}$/.test(code)),
  },
  email: {
    longest: LONGEST_EMAIL,
    plain: plainEmail,
    sent: plainEmail,
    problem: (address) => unless(isEmail(address)),
  },
  phone: {
    longest: 40,
    plain: trimmed,
    sent: (text) => readPhone(text) ?? text,
    problem: (text) => unless(readPhone(text) !== undefined),
  },
} as const satisfies Record<string, FieldKind>;
export type FieldKindName = keyof typeof FIELD_KINDS;
