import { Reader } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

/** Who changes names or keys of readers comes one after the other. Taken before any row. */
export async function lockReaders(trx: Knex): Promise<void> {
  await trx.raw("select pg_advisory_xact_lock(hashtext('readers'))");
}

/** Holds the reader as it is until the transaction ends. @throws CardError NOT_FOUND */
export async function lockReader(trx: Knex, id: string): Promise<Reader> {
  const reader = await Reader.query(trx).findById(id).forUpdate();
  if (!reader) throw new CardError('NOT_FOUND');
  return reader;
}
