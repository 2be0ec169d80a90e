import type { CivilDate } from '../civil-date.ts';
import { hasPersonalNumber } from '../personal-number.ts';
import { parsePesel } from '../pesel.ts';
import { ENTRY_FIELD_NAMES, entryField, longestInEntry, type EntryField, type EntryValues } from './entry-fields.ts';
import type { FieldProblem } from './field-problems.ts';

/** Of a registered address either all of these are given, or none. */
const REGISTERED: readonly EntryField[] = ['registeredPlace', 'registeredHouseNumber', 'registeredPostalCode'];
const ANY_REGISTERED: readonly EntryField[] = [...REGISTERED, 'registeredStreet', 'registeredFlatNumber'];
/** A foreigner's passport follows the rules of its own country. */
const FOREIGN_NUMBER = /^[A-Z\d]{5,20}$/;

/** An entry as it is kept: every field in its form, birth date and sex as the PESEL says them. */
export function keptEntry(values: Readonly<EntryValues>, today: CivilDate): EntryValues {
  const kept = Object.fromEntries(
    ENTRY_FIELD_NAMES.map((field) => {
      const { kind } = entryField(field);
      const plain = kind.plain(values[field]);
      return [field, plain === '' ? '' : kind.sent(plain)];
    }),
  ) as EntryValues;
  const said = parsePesel(kept.pesel, today);
  return said.ok ? { ...kept, birthDate: said.birthDate, sex: said.sex, noPeselReason: '' } : kept;
}

/**
 * What keeps an entry from being saved, one problem a field, in the order of the form. The form asks before it sends and the
 * server before it writes: both by this function, of an entry as `keptEntry` gives it.
 */
export function entryProblems(values: Readonly<EntryValues>, today: CivilDate): FieldProblem[] {
  return ENTRY_FIELD_NAMES.flatMap((field): FieldProblem[] => {
    const text = values[field];
    const code = text === '' ? missing(field, values) : wrong(field, text, values, today);
    return code === null ? [] : [{ path: field, code }];
  });
}

function wrong(field: EntryField, text: string, values: Readonly<EntryValues>, today: CivilDate): string | null {
  if (text.length > longestInEntry(field)) return 'TOO_LONG';
  if (field === 'remarks') return hasPersonalNumber(text) ? 'PERSONAL_NUMBER' : null;
  const code = entryField(field).kind.problem(text, today);
  const isForeign = field === 'passport' && code === 'FORMAT' && values.noPeselReason === 'foreigner';
  return isForeign && FOREIGN_NUMBER.test(text) ? null : code;
}

function missing(field: EntryField, values: Readonly<EntryValues>): string | null {
  if (field === 'firstName') return null;
  if (field === 'lastName') return values.firstName === '' ? 'REQUIRED' : null;
  if (field === 'noPeselReason') return values.pesel === '' ? 'NO_PESEL_REASON' : null;
  if (REGISTERED.includes(field)) return ANY_REGISTERED.some((each) => values[each] !== '') ? 'REQUIRED' : null;
  return entryField(field).isOptional ? null : 'REQUIRED';
}
