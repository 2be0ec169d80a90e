import type { OfferDecision } from '@karta/contracts';
import { PartnerOffer, writeAudit } from '@karta/db';
import { CardError, catalogueOf } from '@karta/domain';
import type { Knex } from 'knex';
import { addRow, changeRow } from '../catalogues/change-catalogue.ts';
import { lockRow } from '../catalogues/read-catalogue.ts';
import { actorOf, type Doer } from '../doer.ts';

/**
 * What the office says of an offer: an accepted one is a discount from now on, or changes the one that it names; a refused one
 * goes back with the reason.
 * @throws CardError NOT_FOUND, CHANGED_MEANWHILE where other words came since, OFFER_MOVED where it does not wait, CODE_TAKEN where
 *   the partner has a discount of that name, VALIDATION
 */
export async function decideOffer(trx: Knex, id: string, decision: OfferDecision, by: Doer): Promise<void> {
  const found = await PartnerOffer.query(trx).findById(id).forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  if (found.version !== decision.version) throw new CardError('CHANGED_MEANWHILE');
  if (found.state !== 'sent') throw new CardError('OFFER_MOVED');
  const discountId = decision.accept ? await takeIntoCatalogue(trx, found, by) : found.discountId;
  await PartnerOffer.query(trx)
    .findById(id)
    .patch({
      ...{ state: decision.accept ? 'accepted' : 'rejected', discountId, version: found.version + 1 },
      ...{ decidedAt: by.now, decidedBy: by.id, reason: decision.accept ? null : decision.reason },
    });
  const noted = decision.accept ? { discount: discountId } : { reason: decision.reason };
  const act = decision.accept ? 'offer.accept' : 'offer.reject';
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'offer', subjectId: id, facts: noted });
}

async function takeIntoCatalogue(trx: Knex, offer: PartnerOffer, by: Doer): Promise<string> {
  const { partnerId, packageCode, name, description, savingKind, savingValue, validFrom, validUntil } = offer;
  const values = { partnerId, packageCode, name, description, savingKind, savingValue, validFrom, validUntil };
  if (offer.discountId === null) return addRow(trx, 'discounts', { key: null, values }, by);
  const { version } = await lockRow(trx, catalogueOf('discounts'), offer.discountId);
  await changeRow(trx, 'discounts', offer.discountId, { version, values, isClosed: false }, by);
  return offer.discountId;
}
