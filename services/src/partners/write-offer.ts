import { randomUUID } from 'node:crypto';
import type { OfferChange, OfferDraft } from '@karta/contracts';
import { PartnerOffer, writeAudit } from '@karta/db';
import { CardError, MOST_OPEN_OFFERS } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type AnyDoer } from '../doer.ts';
import { lockPartner } from './lock-partner.ts';

/** Which offer of which partner. */
export interface OfOffer {
  readonly partnerId: string;
  readonly id: string;
}

/**
 * Writes an offer of a partner, and sends it to the office where it says so. Returns its id.
 * @throws CardError VALIDATION with the field, OFFER_OPEN where a change of the discount is open already, TOO_MANY_OFFERS
 */
export async function writeOffer(
  trx: Knex,
  partnerId: string,
  { send, ...words }: OfferDraft,
  by: AnyDoer,
): Promise<string> {
  await lockPartner(trx, partnerId);
  await check(trx, partnerId, words);
  const open = await PartnerOffer.query(trx).where({ partnerId }).whereIn('state', ['draft', 'sent']);
  if (open.length >= MOST_OPEN_OFFERS) throw new CardError('TOO_MANY_OFFERS');
  await refuseOpen(trx, words.discountId);
  const id = randomUUID();
  const told = { state: send ? ('sent' as const) : ('draft' as const), sentAt: send ? by.now : null };
  await PartnerOffer.query(trx).insert({ id, partnerId, ...words, ...told, writtenBy: by.id, writtenAt: by.now });
  await note(trx, send ? 'send' : 'save', id, { discount: words.discountId }, by);
  return id;
}

/**
 * Other words of an offer that is not sent, or that the office refused.
 * @throws CardError NOT_FOUND, CHANGED_MEANWHILE, OFFER_MOVED where it lies at the office or was accepted, VALIDATION, OFFER_OPEN
 */
export async function changeOffer(
  trx: Knex,
  of: OfOffer,
  { send, version, ...words }: OfferChange,
  by: AnyDoer,
): Promise<void> {
  await lockPartner(trx, of.partnerId);
  const found = await lockOffer(trx, of);
  if (found.version !== version) throw new CardError('CHANGED_MEANWHILE');
  if (found.state !== 'draft' && found.state !== 'rejected') throw new CardError('OFFER_MOVED');
  await check(trx, of.partnerId, words);
  await refuseOpen(trx, words.discountId, of.id);
  const told = { state: send ? ('sent' as const) : ('draft' as const), sentAt: send ? by.now : null };
  await PartnerOffer.query(trx)
    .findById(of.id)
    .patch({
      ...{ ...words, ...told, version: version + 1, writtenBy: by.id, writtenAt: by.now },
      ...{ decidedAt: null, decidedBy: null, reason: send ? null : found.reason },
    });
  await note(trx, send ? 'send' : 'save', of.id, { discount: words.discountId }, by);
}

/** Takes an offer back that is written, waits or was refused. @throws CardError NOT_FOUND, OFFER_MOVED for one that was accepted */
export async function discardOffer(trx: Knex, of: OfOffer, by: AnyDoer): Promise<void> {
  const found = await lockOffer(trx, of);
  if (found.state === 'accepted') throw new CardError('OFFER_MOVED');
  await PartnerOffer.query(trx).deleteById(of.id);
  await note(trx, 'discard', of.id, { state: found.state }, by);
}

async function lockOffer(trx: Knex, of: OfOffer): Promise<PartnerOffer> {
  const found = await PartnerOffer.query(trx).findOne({ id: of.id, partnerId: of.partnerId }).forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  return found;
}

/** What a catalogue would refuse is told to whoever writes. */
async function check(trx: Knex, partnerId: string, words: Omit<OfferDraft, 'send'>): Promise<void> {
  const { discountId, packageCode, savingKind, savingValue, validFrom, validUntil } = words;
  const wrong: { path: string; code: string }[] = [];
  if (!(await trx('packages').where({ code: packageCode, isClosed: false }).first('code')))
    wrong.push({ path: 'packageCode', code: 'MISSING' });
  if (discountId && !(await trx('discounts').where({ id: discountId, partnerId, isClosed: false }).first('id')))
    wrong.push({ path: 'discountId', code: 'MISSING' });
  if (savingKind === 'percent' && savingValue > 100) wrong.push({ path: 'savingValue', code: 'OUT_OF_RANGE' });
  if (validFrom && validUntil && validUntil < validFrom) wrong.push({ path: 'validUntil', code: 'TOO_EARLY' });
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
}

async function refuseOpen(trx: Knex, discountId: string | null, besides = ''): Promise<void> {
  if (discountId === null) return;
  const open = await trx('partner_offers').where({ discountId }).whereIn('state', ['draft', 'sent']).pluck('id');
  if (open.some((id) => id !== besides)) throw new CardError('OFFER_OPEN');
}

async function note(
  trx: Knex,
  verb: 'save' | 'send' | 'discard',
  subjectId: string,
  facts: Record<string, unknown>,
  by: AnyDoer,
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act: `offer.${verb}`, subjectKind: 'offer', subjectId, facts });
}
