import { CHECKED_NUMBERS } from '../personal-number.ts';
import { isCivilDate } from '../civil-date.ts';
import { APPLICANT_FIELDS } from './applicant-fields.ts';
import { FIELD_KINDS, type FieldKind, type FieldKindName } from './field-kinds.ts';

/** Why somebody has no PESEL. */
export const NO_PESEL_REASONS = ['foreigner', 'newborn', 'other'] as const;
export const SEXES = ['female', 'male'] as const;

/** A field of the register beside those that an applicant fills. */
interface EntryFieldRule {
  readonly kind: FieldKind;
  readonly isOptional?: true;
  /** Kept sealed under the person's key, found by a blind index. */
  readonly isSealed?: true;
  /** Null in the register where there is nothing. */
  readonly isNull?: true;
  /** Longest text, where it is shorter than its kind allows. */
  readonly longest?: number;
}

const typed = (text: string): string => text.trim().normalize('NFC');
const choiceOf = (codes: readonly string[]): FieldKind => ({
  longest: 40,
  plain: typed,
  sent: typed,
  problem: (text) => (codes.includes(text) ? null : 'FORMAT'),
});
/** The number of a document as it is printed: capitals, nothing between. */
const numberText = (text: string): string => typed(text).toUpperCase().replace(/[\s-]/g, '');
const documentOf = (kind: keyof typeof CHECKED_NUMBERS): FieldKind => ({
  longest: 40,
  plain: numberText,
  sent: numberText,
  problem: (text) => CHECKED_NUMBERS[kind](text),
});
const DATE: FieldKind = {
  longest: 10,
  plain: typed,
  sent: typed,
  problem: (text, today) => {
    if (!isCivilDate(text) || text < '1900-01-01') return 'FORMAT';
    return text > today ? 'DATE_FUTURE' : null;
  },
};
const known = (name: keyof typeof APPLICANT_FIELDS): EntryFieldRule => {
  const rule: { kind: FieldKindName; longest?: number; isOptional?: true; isNullInRegister?: true } =
    APPLICANT_FIELDS[name];
  const { kind, longest, isOptional, isNullInRegister } = rule;
  return {
    kind: FIELD_KINDS[kind],
    ...(longest !== undefined && { longest }),
    ...(isOptional && { isOptional }),
    ...(isNullInRegister && { isNull: isNullInRegister }),
  };
};

/**
 * An entry of the register of residents, field by field, in the order of its form (000-10 … 000-13). The form of the office,
 * the rules, the writer, the history, erasure and the import go through this table.
 */
export const ENTRY_FIELDS = {
  firstName: known('firstName'),
  lastName: known('lastName'),
  pesel: { ...known('pesel'), isOptional: true, isSealed: true },
  noPeselReason: { kind: choiceOf(NO_PESEL_REASONS), isOptional: true, isNull: true },
  birthDate: { kind: DATE, isNull: true },
  sex: { kind: choiceOf(SEXES), isNull: true },
  place: known('place'),
  // villages have no streets
  street: { ...known('street'), isOptional: true },
  houseNumber: known('houseNumber'),
  flatNumber: known('flatNumber'),
  postalCode: known('postalCode'),
  registeredPlace: { ...known('place'), isOptional: true },
  registeredStreet: { ...known('street'), isOptional: true },
  registeredHouseNumber: { ...known('houseNumber'), isOptional: true },
  registeredFlatNumber: known('flatNumber'),
  registeredPostalCode: { ...known('postalCode'), isOptional: true },
  email: { ...known('email'), isOptional: true },
  phone: known('phone'),
  idCard: { kind: documentOf('idCard'), isOptional: true, isSealed: true },
  passport: { kind: documentOf('passport'), isOptional: true, isSealed: true },
  remarks: { kind: { ...FIELD_KINDS.text, longest: 2000 }, isOptional: true },
} as const satisfies Record<string, EntryFieldRule>;

export type EntryField = keyof typeof ENTRY_FIELDS;
/** An entry as a form and a history hold it: '' where there is nothing. */
export type EntryValues = Record<EntryField, string>;

export const ENTRY_FIELD_NAMES = Object.keys(ENTRY_FIELDS) as EntryField[];
export const entryField = (field: EntryField): EntryFieldRule => ENTRY_FIELDS[field];
/** Fields under the person's key. */
export type SealedEntryField = 'pesel' | 'idCard' | 'passport';
export const isSealedEntryField = (field: string): field is SealedEntryField =>
  Object.hasOwn(ENTRY_FIELDS, field) && entryField(field as EntryField).isSealed === true;
export const EMPTY_ENTRY = Object.fromEntries(ENTRY_FIELD_NAMES.map((field) => [field, ''])) as EntryValues;
/** Longest text that is taken of a field. */
export const longestInEntry = (field: EntryField): number =>
  entryField(field).longest ?? entryField(field).kind.longest;
