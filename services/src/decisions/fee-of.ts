import type { Application, City } from '@karta/db';
import { APPLICATION_KINDS } from '@karta/domain';
import type { Knex } from 'knex';
import { earlierDuplicates } from '../applications/earlier-duplicates.ts';
import { decideAsDrawn } from './decide-as-drawn.ts';

/**
 * What an application would cost if it were sent now, in grosze, by the table that its process asks (B-7); null where the
 * town's table cannot say.
 */
export async function feeOf(trx: Knex, city: City, application: Application): Promise<number | null> {
  const { type, details } = application;
  const variables = {
    type,
    reason: details.reason ?? '',
    earlierDuplicates: await earlierDuplicates(trx, application),
  };
  const { process } = APPLICATION_KINDS[type];
  const fee = await decideAsDrawn(trx, city, { process, decision: 'fee' }, variables).catch(() => null);
  return fee === undefined ? 0 : typeof fee === 'number' ? fee : null;
}
