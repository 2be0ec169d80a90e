import { Partner } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

/** Keeps others from changing what hangs on a partner until the transaction ends. @throws CardError NOT_FOUND */
export async function lockPartner(trx: Knex, id: string): Promise<void> {
  if (!(await Partner.query(trx).findById(id).forUpdate())) throw new CardError('NOT_FOUND');
}
