import { isEmail } from '../email-address.ts';

/** Rows that people choose of: a code, a name, and perhaps one more thing. */
export interface RowsKind {
  readonly kind: 'rows';
  /** As many rows at most; one at least. */
  readonly count: number;
  readonly extra?:
    | { readonly name: string; readonly kind: 'flag' }
    | { readonly name: string; readonly kind: 'number'; readonly least: number; readonly most: number };
  /** Codes that the program knows and needs. */
  readonly keeps?: readonly string[];
  /** Table and SQL of the code in it: a row that is named there cannot go. */
  readonly usedBy: readonly [table: string, code: string];
}

/** What a value of a setting may be. Screens draw the input by it, the server checks by it. */
export type SettingKind =
  | {
      readonly kind: 'text' | 'long-text';
      readonly least: number;
      readonly most: number;
      /** What a text that is not empty has to be. */
      readonly as?: 'email' | 'phone' | 'card-number-mask' | 'colour';
    }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'numbers'; readonly least: number; readonly most: number; readonly count: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'flag' }
  /** Id of an open pick-up point; '' for none. */
  | { readonly kind: 'point' }
  | RowsKind
  /** Has a screen or a file of its own. */
  | { readonly kind: 'structured'; readonly fits: (value: unknown) => boolean };

/** One run of digits for the serial number, at least four wide, and at most one check digit. */
const MASK = /^[A-Za-z0-9 /-]*#{4,}(?:[A-Za-z0-9 /-]*\*)?[A-Za-z0-9 /-]*$/;

const SHAPES = {
  email: isEmail,
  phone: (text: string) => /^\+?[\d ()/,.-]*\d[\d ()/,.-]*(?:w(?:ew)?\.? ?\d+)?$/.test(text),
  'card-number-mask': (text: string) => MASK.test(text),
  colour: (text: string) => /^#[0-9A-Fa-f]{6}$/.test(text),
} as const;

/** True when the value is one of that kind. */
export function fitsKind(kind: SettingKind, value: unknown): boolean {
  switch (kind.kind) {
    case 'text':
    case 'long-text':
      return (
        typeof value === 'string' &&
        isWithin(kind, value.trim().length) &&
        value.isWellFormed() &&
        !hasControlSigns(value, kind.kind) &&
        (kind.as === undefined || value === '' || SHAPES[kind.as](value))
      );
    case 'number':
      return Number.isInteger(value) && isWithin(kind, Number(value));
    case 'numbers':
      return (
        Array.isArray(value) &&
        value.length <= kind.count &&
        new Set(value).size === value.length &&
        value.every((each) => Number.isInteger(each) && isWithin(kind, each))
      );
    case 'choice':
      return typeof value === 'string' && kind.of.includes(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'point':
      return typeof value === 'string' && /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})?$/.test(value);
    case 'rows':
      return areRows(kind, value);
    case 'structured':
      return kind.fits(value);
  }
}

function isWithin({ least, most }: { least: number; most: number }, number: number): boolean {
  return number >= least && number <= most;
}

/** A text of one line has no line ends either: it stands in headers of mails and on cards. */
function hasControlSigns(text: string, kind: 'text' | 'long-text'): boolean {
  return kind === 'text' ? /\p{Cc}/u.test(text) : /[^\P{Cc}\n\r\t]/u.test(text);
}

function areRows({ count, extra, keeps = [] }: RowsKind, value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > count) return false;
  const rows = value as unknown[];
  if (!rows.every((row) => isRow(row, extra))) return false;
  const codes = (rows as { code: string }[]).map(({ code }) => code);
  return new Set(codes).size === codes.length && keeps.every((code) => codes.includes(code));
}

function isRow(row: unknown, extra: RowsKind['extra']): boolean {
  if (typeof row !== 'object' || row === null) return false;
  const { code, name, ...others } = row as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(code)) return false;
  const isNamed = fitsKind({ kind: 'text', least: 1, most: 120 }, name);
  if (!isNamed || Object.keys(others).some((key) => key !== extra?.name)) return false;
  if (!extra) return true;
  const said = others[extra.name];
  return extra.kind === 'flag' ? said === undefined || typeof said === 'boolean' : fitsKind(extra, said);
}
