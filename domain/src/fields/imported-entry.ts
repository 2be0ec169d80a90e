import { foldText } from '../folding.ts';
import { EMPTY_ENTRY, ENTRY_FIELD_NAMES, type EntryField, type EntryValues } from './entry-fields.ts';
import type { FieldProblem } from './field-problems.ts';
import { parseCivilDate } from './written-date.ts';

/** Which field each column of a file is, in the order of the file; null: none. */
export type ImportColumns = readonly (EntryField | null)[];

/** Words of a file for the codes of a choice, folded: `{ sex: { k: 'female' } }`. The screen that reads the file knows its language. */
export type ImportWords = Readonly<Partial<Record<EntryField, Readonly<Record<string, string>>>>>;

/** Without these no row can be right; one of `NUMBER_OR_DATE` is needed beside them. */
const NEEDED: readonly EntryField[] = ['lastName', 'place', 'houseNumber', 'postalCode'];

/** What is wrong with the choice of columns: a field that stands twice, or one without which every row is wrong. */
export function columnProblems(columns: ImportColumns): FieldProblem[] {
  const chosen = columns.filter((field) => field !== null);
  const missing = NEEDED.filter((field) => !chosen.includes(field));
  if (!chosen.includes('pesel') && !chosen.includes('birthDate')) missing.push('pesel');
  return [
    ...missing.map((path) => ({ path, code: 'COLUMN_MISSING' })),
    ...ENTRY_FIELD_NAMES.filter((field) => chosen.filter((each) => each === field).length > 1).map((path) => ({
      path,
      code: 'COLUMN_TWICE',
    })),
  ];
}

/** A row of a file as an entry, before its rules: dates and choices as the register writes them. */
export function importedEntry(cells: readonly string[], columns: ImportColumns, words: ImportWords): EntryValues {
  const values = { ...EMPTY_ENTRY };
  columns.forEach((field, at) => {
    if (field !== null) values[field] = written(field, (cells[at] ?? '').trim(), words);
  });
  return values;
}

function written(field: EntryField, text: string, words: ImportWords): string {
  if (field === 'birthDate') return parseCivilDate(text) ?? text;
  // a spreadsheet takes the number for an amount, and drops the zeros in front
  if (field === 'pesel' && /^\d{9,10}$/.test(text)) return text.padStart(11, '0');
  const known = words[field];
  return (known && Object.hasOwn(known, foldText(text)) ? known[foldText(text)] : undefined) ?? text;
}
