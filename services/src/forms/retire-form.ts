import { FormRow, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/**
 * A retired form is offered to nobody; what was begun and sent by it goes on. Brought back, it is offered again in its newest
 * version. @throws CardError NOT_FOUND
 */
export async function retireForm(trx: Knex, code: string, isRetired: boolean, by: Doer): Promise<void> {
  const newest = await FormRow.query(trx).where({ code }).orderBy('version', 'desc').first().forUpdate();
  if (!newest) throw new CardError('NOT_FOUND');
  if ((newest.retiredAt !== null) === isRetired) return;
  await newest.$query(trx).patch({ retiredAt: isRetired ? by.now : null });
  const facts = { version: newest.version, retired: isRetired };
  await writeAudit(trx, { ...actorOf(by), act: 'form.retire', subjectKind: 'form', subjectId: code, facts });
}
