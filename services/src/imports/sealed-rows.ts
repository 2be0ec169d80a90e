import type { City, ResidentImport } from '@karta/db';
import type { FieldProblem } from '@karta/domain';
import type { Knex } from 'knex';
import type { CsvRow } from './read-csv.ts';

/** Rows that are worked at in one transaction. */
export const ROWS_OF_PART = 100;

/** What is kept of a file for the screen: its headings, and while it is a draft its first rows. */
export interface Sample {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a row was refused. */
export interface RefusedRow {
  readonly line: number;
  readonly problems: readonly FieldProblem[];
}

type Sealed = Pick<ResidentImport, 'id' | 'keyId'>;
const placeOfPart = (importId: string, position: number) => ({
  table: 'resident_import_parts',
  row: `${importId}/${position}`,
  column: 'content',
});
const placeOfSample = (row: string) => ({ table: 'resident_imports', row, column: 'sample' });

/** The sample for its column. */
export const sealSample = ({ vault }: City, { id, keyId }: Sealed, sample: Sample): Promise<Buffer> =>
  vault.seal(keyId, placeOfSample(id), JSON.stringify(sample));

/** The sample in clear; nothing where the import is forgotten. */
export async function openSample({ vault }: City, found: ResidentImport): Promise<Sample> {
  const { id, keyId, sample } = found;
  if (sample === null) return { headings: [], rows: [] };
  return JSON.parse(await vault.openText(keyId, placeOfSample(id), sample)) as Sample;
}

/** Keeps rows as one part of an import. */
export async function keepPart(
  trx: Knex,
  { vault }: City,
  { id, keyId }: Sealed,
  position: number,
  rows: readonly CsvRow[],
): Promise<void> {
  const content = await vault.seal(keyId, placeOfPart(id, position), JSON.stringify(rows));
  await trx('resident_import_parts').insert({ importId: id, position, content });
}

/** The rows of a part. */
export async function openPart(
  knex: Knex,
  { vault }: City,
  { id, keyId }: Sealed,
  position: number,
): Promise<CsvRow[]> {
  const part = await knex('resident_import_parts').where({ importId: id, position }).first('content');
  if (!part?.content) return [];
  return JSON.parse(await vault.openText(keyId, placeOfPart(id, position), part.content)) as CsvRow[];
}

/** Of a part that was worked at the refused rows stay, with their reasons; nothing else of the file does. */
export async function keepRefused(
  trx: Knex,
  { vault }: City,
  { id, keyId }: Sealed,
  position: number,
  rows: readonly CsvRow[],
  refused: readonly RefusedRow[],
): Promise<void> {
  const lines = new Set(refused.map(({ line }) => line));
  const left = rows.filter(({ line }) => lines.has(line));
  await trx('resident_import_parts')
    .where({ importId: id, position })
    .update({
      content: left.length === 0 ? null : await vault.seal(keyId, placeOfPart(id, position), JSON.stringify(left)),
      problems: left.length === 0 ? null : JSON.stringify(refused),
    });
}
