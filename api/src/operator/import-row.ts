import type { ImportRow } from '@karta/contracts';
import { Operator, type ResidentImport } from '@karta/db';
import type { Knex } from 'knex';

/** Who of the office brought these files, and who undid them, by id. */
export async function namesOf(knex: Knex, imports: readonly ResidentImport[]): Promise<Map<string, string>> {
  const ids = imports.flatMap(({ operatorId, undoneBy }) => (undoneBy ? [operatorId, undoneBy] : [operatorId]));
  const operators = await Operator.query(knex)
    .findByIds([...new Set(ids)])
    .select('id', 'name');
  return new Map(operators.map(({ id, name }) => [id, name]));
}

const instant = (at: Date | null): string | null => at && at.toISOString();

/** An import for the screens; nothing of its rows. */
export function importRow(found: ResidentImport, names: ReadonlyMap<string, string>): ImportRow {
  const { id, number, name, state, operatorId, rows, accepted, refused, removed, undoneBy } = found;
  return {
    ...{ id, number, name, state, rows, accepted, refused, removed },
    by: names.get(operatorId) ?? '',
    undoneBy: undoneBy && (names.get(undoneBy) ?? ''),
    createdAt: found.createdAt.toISOString(),
    begunAt: instant(found.begunAt),
    endedAt: instant(found.endedAt),
    undoneAt: instant(found.undoneAt),
  };
}
