import { randomUUID } from 'node:crypto';
import type { NewBlankEntry } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** Records blanks that came to a point, or puts right how many there are. @throws CardError VALIDATION for no such point */
export async function enterBlanks(trx: Knex, entry: NewBlankEntry, by: Doer): Promise<string> {
  const { pointId, kind, amount, reason } = entry;
  const point = await trx('pickup_points').where({ id: pointId }).first('id');
  if (!point) throw new CardError('VALIDATION', {}, [{ path: 'pointId', code: 'UNKNOWN_POINT' }]);
  const id = randomUUID();
  const row = { id, pickupPointId: pointId, kind, amount, reason, operatorId: by.id, at: by.now };
  await trx('blank_entries').insert(row);
  const facts = { point: pointId, kind, amount, reason };
  await writeAudit(trx, { ...actorOf(by), act: 'blanks.enter', subjectKind: 'blanks', subjectId: id, facts });
  return id;
}
