import { toCivilDate, type CivilDate } from './civil-date.ts';

export type PeselProblem = 'PESEL_FORMAT' | 'PESEL_CHECKSUM' | 'PESEL_DATE' | 'PESEL_FUTURE';
export type ParsedPesel =
  { ok: true; birthDate: CivilDate; sex: 'female' | 'male' } | { ok: false; code: PeselProblem };

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
const CENTURIES = [1900, 2000, 2100, 2200, 1800];

/**
 * Reads a PESEL number: 11 digits, check digit, a date that exists and is not after `today`.
 * The check digit misses about 11 % of swapped neighbours, so the derived date is to be confirmed by a person.
 * Source: Act of 24 September 2010 on population registration, art. 15.
 */
export function parsePesel(text: string, today: CivilDate): ParsedPesel {
  if (!/^\d{11}$/.test(text)) return { ok: false, code: 'PESEL_FORMAT' };
  const digits = [...text].map(Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (WEIGHTS[index] ?? 0), 0);
  if (sum % 10 !== 0) return { ok: false, code: 'PESEL_CHECKSUM' };

  const month = Number(text.slice(2, 4));
  const century = CENTURIES[Math.floor(month / 20)] ?? 1900;
  const birthDate = toCivilDate(century + Number(text.slice(0, 2)), month % 20, Number(text.slice(4, 6)));
  if (birthDate === undefined) return { ok: false, code: 'PESEL_DATE' };
  if (birthDate > today) return { ok: false, code: 'PESEL_FUTURE' };
  return { ok: true, birthDate, sex: Number(text[9]) % 2 === 0 ? 'female' : 'male' };
}
