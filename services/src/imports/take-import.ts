import { randomUUID } from 'node:crypto';
import { ResidentImport, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { csvRows, notCsv, shapeOfCsv, type CsvRow, type FileParts } from './read-csv.ts';
import { keepPart, ROWS_OF_PART, sealSample } from './sealed-rows.ts';

const MOST_ROWS = 200_000;
const MOST_COLUMNS = 100;
const SHOWN_ROWS = 5;

/**
 * Takes a file with residents in, sealed in parts; nobody is entered yet. Returns the id of the import.
 * @throws CardError IMPORT_NOT_CSV, IMPORT_ENCODING, IMPORT_EMPTY, IMPORT_TOO_LONG
 */
export async function takeImport(city: City, name: string, parts: FileParts, by: Doer): Promise<string> {
  const shape = await shapeOfCsv(parts);
  const [id, keyId] = [randomUUID(), await city.vault.keys.createPersonKey()];
  await city.knex.transaction(async (trx) => {
    const about = { id, keyId, name, operatorId: by.id, createdAt: by.now };
    await ResidentImport.query(trx).insert({ ...about, ...shape, state: 'draft', rows: 0, parts: 0 });
    const { headings, shown, rows, count } = await keepRows(trx, city, { id, keyId }, csvRows(parts, shape));
    if (rows === 0) throw new CardError('IMPORT_EMPTY');
    const sample = await sealSample(city, { id, keyId }, { headings, rows: shown });
    await ResidentImport.query(trx).findById(id).patch({ sample, rows, parts: count });
    const subject = { subjectKind: 'import', subjectId: id } as const;
    await writeAudit(trx, { ...actorOf(by), act: 'import.upload', ...subject, facts: { rows } });
  });
  return id;
}

interface KeptRows {
  headings: readonly string[];
  shown: (readonly string[])[];
  rows: number;
  count: number;
}

async function keepRows(
  trx: Knex,
  city: City,
  to: { id: string; keyId: string },
  rows: AsyncIterable<CsvRow>,
): Promise<KeptRows> {
  const kept: KeptRows = { headings: [], shown: [], rows: 0, count: 0 };
  let part: CsvRow[] = [];
  const keep = async (): Promise<void> => {
    if (part.length === 0) return;
    await keepPart(trx, city, to, kept.count++, part);
    part = [];
  };
  for await (const row of rows) {
    if (kept.headings.length === 0) {
      kept.headings = row.cells;
      if (row.cells.length > MOST_COLUMNS) throw notCsv(row.line);
      continue;
    }
    if (++kept.rows > MOST_ROWS) throw new CardError('IMPORT_TOO_LONG');
    if (kept.shown.length < SHOWN_ROWS) kept.shown.push(row.cells);
    part.push(row);
    if (part.length === ROWS_OF_PART) await keep();
  }
  await keep();
  return kept;
}
