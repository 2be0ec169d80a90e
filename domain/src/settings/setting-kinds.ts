import { isEmail } from '../email-address.ts';

/** What a value of a setting may be. Screens draw the input by it, the server checks by it. */
export type SettingKind =
  | {
      readonly kind: 'text' | 'long-text';
      readonly least: number;
      readonly most: number;
      /** What a text that is not empty has to be. */
      readonly as?: 'email' | 'phone' | 'card-number-mask';
    }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'numbers'; readonly least: number; readonly most: number; readonly count: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'flag' }
  /** Has a screen or a file of its own. */
  | { readonly kind: 'structured'; readonly fits: (value: unknown) => boolean };

/** One run of digits for the serial number, at least four wide, and at most one check digit. */
const MASK = /^[A-Za-z0-9 /-]*#{4,}(?:[A-Za-z0-9 /-]*\*)?[A-Za-z0-9 /-]*$/;

const SHAPES = {
  email: isEmail,
  phone: (text: string) => /^\+?[\d ()/,.-]*\d[\d ()/,.-]*(?:w(?:ew)?\.? ?\d+)?$/.test(text),
  'card-number-mask': (text: string) => MASK.test(text),
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
