import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { changeGrant, type Grant } from './change-grant.ts';

/** A card that stands for another one takes its packages over, with the days that they have left (004-48). */
export async function movePackages(trx: Knex, fromCardId: string, toCardId: string, by: Doer): Promise<void> {
  const held: Grant[] = await trx('resident_packages')
    .where('cardId', fromCardId)
    .orderBy('packageCode')
    .select('residentId', 'packageCode', 'cardId', 'validUntil');
  for (const grant of held) await changeGrant(trx, { ...grant, cardId: toCardId }, 'move', by, { fromCardId });
}
