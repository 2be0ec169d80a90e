import { Station } from '@karta/db';
import type { Knex } from 'knex';

/** The points at which a station is enrolled, switched on at this hour or not: cards are made there. */
export async function pointsThatMake(trx: Knex): Promise<ReadonlySet<string>> {
  const rows = await Station.query(trx).whereNotNull('tokenHash').distinct('pickupPointId');
  return new Set(rows.map(({ pickupPointId }) => pickupPointId));
}
