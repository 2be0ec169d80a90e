import { pipeline, Readable } from 'node:stream';
import { CardError } from '@karta/domain';
import { parse } from 'csv-parse';

/** The bytes of a file from its beginning, part by part; asked for as often as it is read. */
export type FileParts = () => AsyncIterable<Uint8Array>;

export const ENCODINGS = ['utf-8', 'windows-1250'] as const;
export const SEPARATORS = [';', ',', '\t'] as const;

/** How a file is written. */
export interface CsvShape {
  readonly encoding: (typeof ENCODINGS)[number];
  readonly separator: (typeof SEPARATORS)[number];
}

/** A row of the file and the line on which it ends. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longest row that is read, in characters; a quotation mark that is never closed would take the rest of the file. */
const LONGEST_ROW = 50_000;
/** Signs that Windows-1250 does not have, and those that ISO 8859-2 has for Polish letters, within a word. */
const OTHER_ENCODING = /[\u0080-\u009f\ufffd]|\p{L}[±¶¦¬]|[±¶¦¬]\p{L}/u;

/**
 * Finds out how a file is written, by all of it: UTF-8 with or without its mark, else Windows-1250.
 * @throws CardError IMPORT_NOT_CSV, IMPORT_ENCODING, IMPORT_EMPTY
 */
export async function shapeOfCsv(parts: FileParts): Promise<CsvShape> {
  await requireText(parts);
  const encoding = (await isUtf8(parts)) ? 'utf-8' : 'windows-1250';
  let first = '';
  for await (const text of decoded(parts, encoding)) {
    if (encoding === 'windows-1250' && OTHER_ENCODING.test(text)) throw new CardError('IMPORT_ENCODING');
    if (first.length < LONGEST_ROW) first += text;
  }
  const [heading] = first
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/[\r\n]/, 1);
  if (!heading) throw new CardError('IMPORT_EMPTY');
  const counted = SEPARATORS.map((separator) => ({ separator, count: heading.split(separator).length - 1 }));
  const most = counted.reduce((best, each) => (each.count > best.count ? each : best));
  if (most.count === 0) throw new CardError('IMPORT_NOT_CSV');
  return { encoding, separator: most.separator };
}

/** The rows of a file, one after the other; empty ones are left out. @throws CardError IMPORT_NOT_CSV with the line */
export async function* csvRows(parts: FileParts, { encoding, separator }: CsvShape): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter: separator,
    info: true,
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  pipeline(Readable.from(decoded(parts, encoding)), parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines, cells: record.map((cell) => cell.normalize('NFC')) };
  } catch (error) {
    const { code, lines } = error as { code?: unknown; lines?: number };
    if (typeof code !== 'string' || !code.startsWith('CSV_')) throw error;
    throw notCsv(lines ?? 1);
  }
}

/** Spreadsheets, archives and texts of two bytes a sign have zeros; a text for people has none. */
async function requireText(parts: FileParts): Promise<void> {
  for await (const part of parts()) if (part.includes(0)) throw new CardError('IMPORT_NOT_CSV');
}

async function isUtf8(parts: FileParts): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of parts()) decoder.decode(part, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

async function* decoded(parts: FileParts, encoding: CsvShape['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of parts()) {
    const text = decoder.decode(part, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** A file that cannot be read further than this line. */
export const notCsv = (line: number): CardError =>
  new CardError('IMPORT_NOT_CSV', {}, [{ path: String(line), code: 'LINE' }]);
