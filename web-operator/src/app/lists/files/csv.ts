import { BlobParts } from './blob-parts.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** A field that a spreadsheet would take for a formula is kept a text by an apostrophe in front (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

function field(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? cell : cell.date;
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const linesOf = (lines: readonly (readonly SheetCell[])[]): string =>
  lines.map((line) => `${line.map((cell) => field(cell)).join(';')}\r\n`).join('');

/** Lines of a CSV file as Polish spreadsheets open it: semicolons, CRLF, UTF-8 with its mark. */
export function csvSheet(): Sheet {
  const parts = new BlobParts('text/csv;charset=utf-8');
  const encoder = new TextEncoder();
  parts.add(encoder.encode('\uFEFF'));
  return {
    add: (lines) => parts.add(encoder.encode(linesOf(lines))),
    end: () => parts.blob(),
  };
}

/** A short table as one CSV file. */
export function csvFile(lines: readonly (readonly string[])[]): Blob {
  const sheet = csvSheet();
  sheet.add(lines);
  return sheet.end();
}

/** The same as a text, its mark included: a file among others. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\uFEFF${linesOf(lines)}`;
