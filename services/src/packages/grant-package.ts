import { Card } from '@karta/db';
import type { Knex } from 'knex';
import { renewCard } from '../cards/renew-card.ts';
import type { Doer } from '../doer.ts';
import { changeGrant, findGrant } from './change-grant.ts';

export interface GrantOrder {
  applicationId: string;
  residentId: string;
  packageCode: string;
}

/** Gives a person the package until a civil date, or prolongs it; the card lasts at least as long (004-61, 004-63). */
export async function grantPackage(
  trx: Knex,
  { applicationId, residentId, packageCode }: GrantOrder,
  validUntil: string,
  by: Doer,
): Promise<void> {
  const usable = Card.query(trx).where({ residentId }).whereIn('state', ['active', 'ready', 'expired']);
  const card = await usable.orderBy('createdAt', 'desc').first();
  const grant = { residentId, packageCode, cardId: card?.id ?? null, validUntil };
  await changeGrant(trx, grant, 'grant', by, { applicationId });
  if (card) await renewCard(trx, card.id, validUntil, by);
}

/** Moves a package to the card of another member of the family (004-29); the later date counts. Once. */
export async function transferPackage(
  trx: Knex,
  { applicationId, residentId, packageCode }: GrantOrder,
  toCardId: string,
  by: Doer,
): Promise<void> {
  const given = await findGrant(trx, { residentId, packageCode });
  // A repetition finds it moved already.
  if (!given) return;
  const card = await Card.query(trx).findById(toCardId).throwIfNotFound();
  await changeGrant(trx, given, 'transfer', by, { applicationId, toCardId });
  const own = await findGrant(trx, { residentId: card.residentId, packageCode });
  const validUntil = own && own.validUntil > given.validUntil ? own.validUntil : given.validUntil;
  const received = { residentId: card.residentId, packageCode, cardId: card.id, validUntil };
  await changeGrant(trx, received, 'receive', by, { applicationId });
  await renewCard(trx, card.id, given.validUntil, by);
}
