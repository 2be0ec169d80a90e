import { plainTime } from '@karta/web-shared';
import { csvSheet } from './csv.ts';
import { odsSheet } from './ods.ts';
import type { About, Sheet, SheetCell } from './sheet.ts';
import { xlsxSheet } from './xlsx.ts';

const SHEETS = { xlsx: xlsxSheet, ods: odsSheet, csv: csvSheet } as const;
export type FileFormat = keyof typeof SHEETS;

/** Kinds of files that a table is saved as. */
export const FILE_FORMATS: readonly { code: FileFormat; word: string }[] = [
  { code: 'xlsx', word: 'Excel (XLSX)' },
  { code: 'ods', word: 'LibreOffice (ODS)' },
  { code: 'csv', word: 'CSV' },
];

/** An empty sheet of that kind. */
export const newSheet = (format: FileFormat, about: About): Sheet => SHEETS[format](about);

/** A table that is on the screen as a file: its head, its lines, and below them what it is and when it was taken. */
export function tableFile(
  format: FileFormat,
  { heading, head, lines }: { heading: string; head: readonly string[]; lines: readonly (readonly SheetCell[])[] },
): Blob {
  const note = `${heading}, ${plainTime(new Date().toISOString())}`;
  const sheet = newSheet(format, { heading, note });
  sheet.add([head, ...lines, [note]]);
  return sheet.end();
}
