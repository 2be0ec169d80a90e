import { FIELD_KINDS, type FieldKind, type FieldKindName } from './field-kinds.ts';

/** What is asked of an applicant, and how it is kept; see the README beside this file. */
export interface ApplicantFieldRule {
  readonly kind: FieldKindName;
  /** Longest text, where it is shorter than its kind allows. */
  readonly longest?: number;
  /** May be left empty. */
  readonly isOptional?: true;
  /** Kept sealed under the person's key and shown in full to nobody but its owner, while a draft. */
  readonly isSealed?: true;
  /** Shown by the card: a change of it makes the card out of date (000-30). */
  readonly isPrinted?: true;
  /** Null in the register where nobody gave it. */
  readonly isNullInRegister?: true;
  /** Compared as one line with the others of that name. */
  readonly partOf?: 'address';
}

/**
 * The applicant's data, in the order of the form. Draft, form, rules, prefilling, comparison, register, change of data and
 * erasure go through this table; each clear field is a column of that name in `applications` and `residents`.
 */
export const APPLICANT_FIELDS = {
  firstName: { kind: 'person-name', isPrinted: true },
  lastName: { kind: 'person-name', isPrinted: true },
  pesel: { kind: 'pesel', isSealed: true },
  street: { kind: 'text', partOf: 'address' },
  houseNumber: { kind: 'text', longest: 12, partOf: 'address' },
  flatNumber: { kind: 'text', longest: 12, isOptional: true, partOf: 'address' },
  postalCode: { kind: 'postal-code', partOf: 'address' },
  place: { kind: 'text', partOf: 'address' },
  email: { kind: 'email', isNullInRegister: true },
  phone: { kind: 'phone', isOptional: true, isNullInRegister: true },
} as const satisfies Record<string, ApplicantFieldRule>;

type Table = typeof APPLICANT_FIELDS;
export type ApplicantField = keyof Table;
/** Fields under the person's key. */
export type SealedField = { [F in ApplicantField]: Table[F] extends { isSealed: true } ? F : never }[ApplicantField];
/** Fields that stay readable, for the search over visible columns (000-27). */
export type ClearField = Exclude<ApplicantField, SealedField>;
type NullField = { [F in ClearField]: Table[F] extends { isNullInRegister: true } ? F : never }[ClearField];

/** The clear fields as columns of an application, and as columns of the register. */
export type ApplicantColumns = Record<ClearField, string>;
export type RegisterColumns = { [F in ClearField]: F extends NullField ? string | null : string };

const entries = Object.entries(APPLICANT_FIELDS) as [ApplicantField, ApplicantFieldRule][];
const isClear = ([, { isSealed }]: (typeof entries)[number]): boolean => isSealed !== true;

/** The rule of a field, by its name. */
export const applicantField = (field: ApplicantField): ApplicantFieldRule => APPLICANT_FIELDS[field];
/** The kind of a field. */
export const kindOf = (field: ApplicantField): FieldKind => FIELD_KINDS[APPLICANT_FIELDS[field].kind];
export const APPLICANT_FIELD_NAMES = entries.map(([field]) => field);
export const CLEAR_FIELDS = entries.filter(isClear).map(([field]) => field as ClearField);
export const SEALED_FIELDS = entries.filter((entry) => !isClear(entry)).map(([field]) => field as SealedField);

/** Longest text that a draft takes of a field. */
export const longestOf = (field: ApplicantField): number => applicantField(field).longest ?? kindOf(field).longest;

/** The clear fields of a row, and nothing else of it. */
export function clearFieldsOf<Row extends Readonly<Record<ClearField, unknown>>>(row: Row): Pick<Row, ClearField> {
  return Object.fromEntries(CLEAR_FIELDS.map((field) => [field, row[field]])) as Pick<Row, ClearField>;
}

/** The clear fields of an application as the register keeps them. */
export function asInRegister(application: Readonly<ApplicantColumns>): RegisterColumns {
  return Object.fromEntries(
    CLEAR_FIELDS.map((field) => [field, application[field] === '' ? emptyInRegister(field) : application[field]]),
  ) as RegisterColumns;
}

/** The clear fields of a register entry as a form shows them. */
export function asInForm(resident: Readonly<RegisterColumns>): ApplicantColumns {
  return Object.fromEntries(CLEAR_FIELDS.map((field) => [field, resident[field] ?? ''])) as ApplicantColumns;
}

/** Nothing in every clear field: what erasure leaves of an application, and of a register entry. */
export const EMPTY_APPLICANT = Object.fromEntries(CLEAR_FIELDS.map((field) => [field, ''])) as ApplicantColumns;
export const EMPTY_IN_REGISTER = asInRegister(EMPTY_APPLICANT);

function emptyInRegister(field: ClearField): '' | null {
  return applicantField(field).isNullInRegister ? null : '';
}
