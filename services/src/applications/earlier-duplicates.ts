import type { Application } from '@karta/db';
import type { Knex } from 'knex';

/** Duplicates that the account got before this one: the fee grows with them. */
export async function earlierDuplicates(
  trx: Knex,
  { id, accountId }: Pick<Application, 'id' | 'accountId'>,
): Promise<number> {
  const earlier = trx('applications').where({ accountId, type: 'duplicate', state: 'issued' }).whereNot({ id });
  const [{ count }] = (await earlier.count()) as [{ count: string }];
  return Number(count);
}
