import { PickupPointRow, Station } from '@karta/db';
import type { Knex } from 'knex';

/** The points whose cards somebody makes: a station is enrolled there, or where theirs are made, switched on at this hour or not. */
export async function pointsThatMake(trx: Knex): Promise<ReadonlySet<string>> {
  const stations = await Station.query(trx).whereNotNull('tokenHash').distinct('pickupPointId');
  const making = new Set(stations.map(({ pickupPointId }) => pickupPointId));
  const points = await PickupPointRow.query(trx);
  return new Set(points.flatMap(({ id, madeAt }) => (making.has(madeAt ?? id) ? id : [])));
}
