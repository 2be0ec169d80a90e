import { randomUUID } from 'node:crypto';
import type { City, Resident } from '@karta/db';
import type { ChangedField } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';

/** Where a change of an entry came from. */
export const CHANGE_SOURCES = ['office', 'application', 'import', 'merge'] as const;
type ChangeSource = (typeof CHANGE_SOURCES)[number];

/** Why an entry is changed. */
export interface ChangeOrigin {
  readonly source: ChangeSource;
  readonly reason?: string;
  readonly applicationId?: string;
}

export type ChangedValues = Readonly<Partial<Record<ChangedField, string>>>;

/** One change of an entry, opened. */
export interface OpenedChange {
  id: string;
  at: Date;
  actorKind: Doer['kind'];
  actorId: string;
  source: ChangeSource;
  applicationId: string | null;
  reason: string;
  /** Null: the entry began with it. */
  before: ChangedValues | null;
  after: ChangedValues;
}

interface StoredChange extends Omit<OpenedChange, 'before' | 'after'> {
  keyId: string;
  fields: string[];
  content: Buffer;
}

const placeOf = (id: string) => ({ table: 'resident_changes', row: id, column: 'content' });

/** Keeps what was changed, sealed under the person's key (000-22). `before` is null for a new entry. */
export async function keepChange(
  trx: Knex,
  { vault }: City,
  { id: residentId, keyId }: Pick<Resident, 'id' | 'keyId'>,
  { before, after }: { before: ChangedValues | null; after: ChangedValues },
  { source, reason = '', applicationId }: ChangeOrigin,
  by: Doer,
): Promise<void> {
  const id = randomUUID();
  await trx('resident_changes').insert({
    id,
    residentId,
    keyId,
    at: by.now,
    actorKind: by.kind,
    actorId: by.holderId ?? by.id,
    source,
    applicationId: applicationId ?? null,
    reason,
    fields: Object.keys(after),
    content: await vault.seal(keyId, placeOf(id), JSON.stringify({ before, after })),
  });
}

/** As many changes as are opened at once. */
const MOST = 500;

/** The changes of an entry, newest first. */
export async function changesOfEntry(knex: Knex, { vault }: City, residentId: string): Promise<OpenedChange[]> {
  const rows: StoredChange[] = await knex('resident_changes')
    .where({ residentId })
    .orderBy('number', 'desc')
    .limit(MOST);
  return Promise.all(
    rows.map(async ({ keyId, content, fields: _fields, ...row }) => ({
      ...row,
      ...(JSON.parse(await vault.openText(keyId, placeOf(row.id), content)) as Pick<OpenedChange, 'before' | 'after'>),
    })),
  );
}

/** The history goes with the entry: it is sealed anew under the other key. */
export async function resealChanges(trx: Knex, { vault }: City, residentId: string, keyId: string): Promise<void> {
  const rows: StoredChange[] = await trx('resident_changes').where({ residentId }).whereNot({ keyId });
  for (const { id, keyId: before, content } of rows) {
    const sealed = await vault.seal(keyId, placeOf(id), await vault.open(before, placeOf(id), content));
    await trx('resident_changes').where({ id }).update({ keyId, content: sealed });
  }
}
