import type { Knex } from 'knex';

const MOST_CHANGES = 100;

/** A change as the audit keeps it. */
export interface KeptChange<T> {
  readonly at: string;
  /** Empty where a program did it. */
  readonly by: string;
  readonly from: T | null;
  readonly to: T | null;
}

/** What the audit says of something's changes, from what to what, the newest first. */
export async function changesOf<T>(trx: Knex, subjectKind: string, subjectId: string): Promise<KeptChange<T>[]> {
  const rows: { at: Date; by: string | null; facts: { from?: T | null; to?: T | null } }[] = await trx('audit')
    .leftJoin('operators as o', (join) => join.on(trx.raw('o.id::text = audit.actor_id')))
    .where({ subjectKind, subjectId })
    .orderBy('audit.id', 'desc')
    .limit(MOST_CHANGES)
    .select('audit.at', 'audit.facts', { by: 'o.name' });
  return rows.map(({ at, by, facts: { from = null, to = null } }) => ({
    at: at.toISOString(),
    by: by ?? '',
    from,
    to,
  }));
}
