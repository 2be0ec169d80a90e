import {
  CardError,
  MOST_IN_ORDER,
  readResultLine,
  RESULT_COLUMNS,
  withoutDoubles,
  type ResultLine,
} from '@karta/domain';
import { csvRows, shapeOfCsv, type CsvRow, type FileParts } from '../imports/read-csv.ts';

/** A file with more lines is no answer to an order. */
const MOST_LINES = 2 * MOST_IN_ORDER;

/** A line of the file that came back, and where it stands there. */
export type NumberedLine = ResultLine & { readonly line: number };

/**
 * What a firm's file says, line by line, whatever the order holds.
 * @throws CardError IMPORT_NOT_CSV, IMPORT_ENCODING, IMPORT_EMPTY, BUREAU_RESULT_COLUMNS, BUREAU_RESULT_TOO_LONG
 */
export async function readResult(parts: FileParts): Promise<NumberedLine[]> {
  const rows = csvRows(parts, await shapeOfCsv(parts));
  const heading = await rows.next();
  if (heading.done) throw new CardError('IMPORT_EMPTY');
  const places = placesOf(heading.value);
  const lines: NumberedLine[] = [];
  for await (const { line, cells } of rows) {
    if (lines.length === MOST_LINES) throw new CardError('BUREAU_RESULT_TOO_LONG');
    const of = (column: keyof typeof places): string => cells[places[column]] ?? '';
    const read = { number: of('number'), result: of('result'), uid: of('uid'), reason: of('reason') };
    lines.push({ line, ...readResultLine(read) });
  }
  if (lines.length === 0) throw new CardError('IMPORT_EMPTY');
  return withoutDoubles(lines);
}

function placesOf({ cells }: CsvRow): Record<(typeof RESULT_COLUMNS)[number], number> {
  const headings = cells.map((cell) => cell.trim().toLowerCase());
  const [number = -1, result = -1, uid = -1, reason = -1] = RESULT_COLUMNS.map((column) => headings.indexOf(column));
  // a file of good cards alone may leave the reasons out
  if (number < 0 || result < 0 || uid < 0) throw new CardError('BUREAU_RESULT_COLUMNS');
  return { number, result, uid, reason };
}
