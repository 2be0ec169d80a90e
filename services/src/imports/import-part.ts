import { ResidentImport, type City } from '@karta/db';
import { CardError, importedEntry, type EntryValues, type FieldProblem } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { enterPerson, requireEntry } from '../people/enter-person.ts';
import { requireFreeDocuments, requireUnlike } from '../people/similar-people.ts';
import { auditImport } from './begin-import.ts';
import type { CsvRow } from './read-csv.ts';
import { keepRefused, openPart, type RefusedRow } from './sealed-rows.ts';

/**
 * Enters the next part of an import that is running: its rows, the place that it came to and the counts commit together, so that
 * whoever goes on after a fault begins with the next part. False where no import waits.
 */
export async function importPart(city: City): Promise<boolean> {
  return city.knex.transaction(async (trx) => {
    const found = await ResidentImport.query(trx)
      .where({ state: 'running' })
      .orderBy('number')
      .first()
      .forUpdate()
      .skipLocked();
    if (!found) return false;
    const { id, position, parts } = found;
    const by: Doer = { kind: 'operator', id: found.operatorId, now: city.clock.now() };
    const rows = await openPart(trx, city, found, position);
    const refused: RefusedRow[] = [];
    for (const row of rows) {
      const problems = await enterRow(trx, city, found, row, by);
      if (problems.length > 0) refused.push({ line: row.line, problems });
    }
    await keepRefused(trx, city, found, position, rows, refused);
    const counts = {
      accepted: found.accepted + rows.length - refused.length,
      refused: found.refused + refused.length,
    };
    const isOver = position + 1 >= parts;
    await ResidentImport.query(trx)
      .findById(id)
      .patch({ position: position + 1, ...counts, ...(isOver && { state: 'done', endedAt: by.now }) });
    if (isOver) await auditImport(trx, id, 'import.end', by, counts);
    return true;
  });
}

/** What is wrong with a row; nothing where somebody was entered. */
async function enterRow(
  trx: Knex,
  city: City,
  { id, number, columns, words }: ResidentImport,
  { line, cells }: CsvRow,
  by: Doer,
): Promise<readonly FieldProblem[]> {
  const known = columns ?? [];
  if (cells.slice(known.length).some((cell) => cell.trim() !== '')) return [{ path: '', code: 'ROW_LENGTH' }];
  try {
    const values = requireEntry(city, importedEntry(cells, known, words ?? {}));
    const origin = { source: 'import', reason: String(number) } as const;
    // what the database itself refuses takes back this row alone
    await trx.transaction(async (row) => {
      await requireSomebodyNew(row, city, values);
      const residentId = await enterPerson(row, city, values, origin, by);
      await row('resident_import_entries').insert({ residentId, importId: id, line });
    });
    return [];
  } catch (error) {
    return problemsOf(error);
  }
}

/** By the rules of the counter: nobody with the same number or document, nobody very much alike. */
async function requireSomebodyNew(trx: Knex, city: City, values: EntryValues): Promise<void> {
  await requireFreeDocuments(trx, city, values);
  await requireUnlike(trx, city, values, []);
}

/** Classes of SQLSTATE for data that a row cannot hold, and for a rule of the tables. */
const OF_THE_ROW = /^2[23]/;

function problemsOf(error: unknown): readonly FieldProblem[] {
  if (error instanceof CardError)
    return error.fields.length > 0 ? withoutSaid(error.fields) : [{ path: '', code: error.code }];
  const { code, nativeError } = error as { code?: string; nativeError?: { code?: string } };
  if (!OF_THE_ROW.test(nativeError?.code ?? code ?? '')) throw error;
  return [{ path: '', code: 'ROW_REFUSED' }];
}

/** A right PESEL would say both: while it is wrong, that alone is to be put right. */
function withoutSaid(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  if (!problems.some(({ path }) => path === 'pesel')) return problems;
  return problems.filter(({ path, code }) => code !== 'REQUIRED' || !['birthDate', 'sex'].includes(path));
}
