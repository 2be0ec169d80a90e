import type { City, Resident } from '@karta/db';
import { openMerge } from './sealed-merge.ts';

/** An entry that went into another one. */
export interface ShownMerge {
  id: string;
  /** Of the entry that went. */
  name: string;
  at: Date;
  by: string;
  reason: string;
}

/** The entries that went into this one and can be taken apart again, newest first. */
export async function mergesOf(city: City, { id: staysId }: Resident): Promise<ShownMerge[]> {
  const rows: (Omit<ShownMerge, 'name'> & { keyId: string; content: Buffer })[] = await city
    .knex('resident_merges as m')
    .join('operators as o', 'o.id', 'm.operator_id')
    .where({ staysId, undoneAt: null })
    .whereNotNull('m.content')
    .orderBy('m.at', 'desc')
    .select('m.id', 'm.at', 'm.reason', 'm.key_id', 'm.content')
    .select({ by: 'o.name' });
  return Promise.all(
    rows.map(async ({ keyId, content, ...row }) => ({
      ...row,
      name: (await openMerge(city, { id: row.id, keyId, content })).name,
    })),
  );
}
