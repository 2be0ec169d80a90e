import { Id } from '@karta/contracts';
import { BureauOrder } from '@karta/db';
import { CardError, requireOn } from '@karta/domain';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';

export const OfOrder = z.object({ id: Id });

/** Whoever makes cards at the point leads any order there, as with batches. @throws CardError NOT_FOUND, FORBIDDEN */
export async function requireOrderAtPlace(trx: Knex, actor: OperatorActor, id: string): Promise<void> {
  const order = await BureauOrder.query(trx).findById(id);
  if (!order) throw new CardError('NOT_FOUND');
  requireOn(actor, 'card.produce', order);
}
