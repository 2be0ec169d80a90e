import { ResidentImport, writeAudit, type City } from '@karta/db';
import { CardError, columnProblems, type ImportColumns, type ImportWords } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { openSample, sealSample } from './sealed-rows.ts';

/**
 * Lets the rows of a file go in, in the background; from here on its first rows are not shown any more.
 * @throws CardError NOT_FOUND, IMPORT_STATE, VALIDATION with each column that is missing or stands twice
 */
export async function beginImport(
  trx: Knex,
  city: City,
  id: string,
  { columns, words }: { columns: ImportColumns; words: ImportWords },
  by: Doer,
): Promise<void> {
  const found = await lockImport(trx, id, ['draft']);
  const { headings } = await openSample(city, found);
  const problems = columnProblems(columns);
  if (columns.length !== headings.length) problems.push({ path: 'columns', code: 'COLUMN_COUNT' });
  if (problems.length > 0) throw new CardError('VALIDATION', {}, problems);
  const sample = await sealSample(city, found, { headings, rows: [] });
  await ResidentImport.query(trx).findById(id).patch({ state: 'running', columns, words, sample, begunAt: by.now });
  await auditImport(trx, id, 'import.begin', by, { rows: found.rows });
}

/** Gives a file up before it began; nothing of it stays. @throws CardError NOT_FOUND, IMPORT_STATE */
export async function discardImport(trx: Knex, id: string, by: Doer): Promise<void> {
  await lockImport(trx, id, ['draft']);
  await trx('resident_import_parts').where({ importId: id }).delete();
  await ResidentImport.query(trx).findById(id).patch({ state: 'discarded', sample: null, endedAt: by.now });
  await auditImport(trx, id, 'import.discard', by);
}

/**
 * Has everybody who came by an import taken out again, in the background; one that is still running goes no further.
 * @throws CardError NOT_FOUND, IMPORT_STATE
 */
export async function undoImport(trx: Knex, id: string, reason: string, by: Doer): Promise<void> {
  const { endedAt } = await lockImport(trx, id, ['running', 'done']);
  await ResidentImport.query(trx)
    .findById(id)
    .patch({ state: 'undoing', undoneBy: by.id, endedAt: endedAt ?? by.now });
  await auditImport(trx, id, 'import.undo', by, { reason });
}

async function lockImport(trx: Knex, id: string, states: readonly ResidentImport['state'][]): Promise<ResidentImport> {
  const found = await ResidentImport.query(trx).findById(id).forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  if (!states.includes(found.state)) throw new CardError('IMPORT_STATE');
  return found;
}

type ImportAct = `import.${'begin' | 'discard' | 'end' | 'end-undo' | 'undo'}`;

/** What is done to an import, with counts alone. */
export async function auditImport(
  trx: Knex,
  id: string,
  act: ImportAct,
  by: Doer,
  facts: Record<string, unknown> = {},
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'import', subjectId: id, facts });
}
