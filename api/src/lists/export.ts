import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@karta/contracts';
import { writeAudit, type City } from '@karta/db';
import type { OperatorActor } from '../http/actor.ts';

/** As many rows as an export holds. */
export const EXPORT_SIZE = 10_000;

export interface Exported<Row> {
  rows: Row[];
  exportId: string;
  at: string;
  by: string;
  capped: boolean;
}

/**
 * Hands a register out for a file and records who took how much of what (000-24): the columns and filters, never the
 * searched text, which may be a name.
 */
export async function recordExport<Row>(
  city: City,
  actor: OperatorActor,
  list: string,
  { search, columns, codes: _codes, after: _after, ...filters }: ListQuery,
  page: { rows: Row[]; next: string | null },
): Promise<Exported<Row>> {
  const exportId = randomUUID();
  await writeAudit(city.knex, {
    actorKind: 'operator',
    actorId: actor.operatorId,
    act: 'register.export',
    subjectKind: 'export',
    subjectId: exportId,
    facts: { list, columns: columns ?? null, filters, isSearched: Boolean(search), rows: page.rows.length },
  });
  return {
    rows: page.rows,
    exportId,
    at: city.clock.now().toISOString(),
    by: actor.name,
    capped: page.next !== null,
  };
}
