import { isEmail } from '../email-address.ts';
import { hasPersonalNumber } from '../personal-number.ts';
import { readPhone } from '../phone-number.ts';
import type { Catalogue, CatalogueFieldKind, CatalogueValue } from './catalogue.ts';

/** What is wrong with a value, as the code of its problem; undefined where it fits. Whether a named row is there is not asked. */
export function fieldMistake(field: CatalogueFieldKind, value: CatalogueValue | undefined): string | undefined {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return textMistake(field, value);
    case 'lines':
      return linesMistake(field, value);
    case 'number':
      return Number.isInteger(value) && Number(value) >= field.least && Number(value) <= field.most
        ? undefined
        : 'OUT_OF_RANGE';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'WRONG';
    case 'date':
      return isDated(field, value, /^\d{4}-\d{2}-\d{2}$/);
    case 'instant':
      return isDated(field, value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z$/);
    case 'choice':
      return typeof value === 'string' && field.of.includes(value) ? undefined : 'MISSING';
    case 'choices':
      return Array.isArray(value) && value.every((each) => field.of.includes(each)) ? undefined : 'WRONG';
    case 'row':
      if (field.isOptional && isEmpty(value)) return undefined;
      return typeof value === 'string' && value !== '' ? undefined : 'MISSING';
  }
}

/** Each field that does not fit, with what is wrong. */
export function rowMistakes(
  { fields }: Catalogue,
  values: Readonly<Record<string, CatalogueValue>>,
): { path: string; code: string }[] {
  return Object.entries(fields).flatMap(([path, field]) => {
    const code = fieldMistake(field, values[path]);
    return code === undefined ? [] : { path, code };
  });
}

function textMistake(
  field: Extract<CatalogueFieldKind, { kind: 'text' | 'long-text' }>,
  value: CatalogueValue | undefined,
): string | undefined {
  if (typeof value !== 'string' || !value.isWellFormed()) return 'WRONG';
  const text = value.trim();
  if (text.length < (field.least ?? 0)) return 'MISSING';
  if (text.length > field.most) return 'TOO_LONG';
  const signs = field.kind === 'text' ? /\p{Cc}/u : /[^\P{Cc}\n\r\t]/u;
  if (signs.test(text)) return 'WRONG';
  if (hasPersonalNumber(text)) return 'PERSONAL_NUMBER';
  if (text === '' || field.as === undefined) return undefined;
  const fits = field.as === 'email' ? isEmail(text.toLowerCase()) : readPhone(text) !== undefined;
  return fits ? undefined : 'WRONG';
}

function linesMistake(
  { most, count }: Extract<CatalogueFieldKind, { kind: 'lines' }>,
  value: CatalogueValue | undefined,
): string | undefined {
  if (!Array.isArray(value) || value.length > count) return 'TOO_LONG';
  const lines: readonly CatalogueValue[] = value;
  return lines.map((line) => textMistake({ kind: 'long-text', most }, line)).find((each) => each !== undefined);
}

const isEmpty = (value: CatalogueValue | undefined): boolean => value === null || value === undefined || value === '';

function isDated(field: { isOptional?: true }, value: CatalogueValue | undefined, shape: RegExp): string | undefined {
  if (isEmpty(value)) return field.isOptional ? undefined : 'MISSING';
  return typeof value === 'string' && shape.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : 'WRONG';
}
