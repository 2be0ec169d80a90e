import { randomUUID } from 'node:crypto';
import type { ReaderAnswer, ReaderCheck, ReaderTurn } from '@karta/contracts';
import { Reader, writeAudit, type Card, type City } from '@karta/db';
import { CardError, partnerStatus, toldBeside, type ReaderVerdict } from '@karta/domain';
import type { Knex } from 'knex';
import { findCard, isKnownToPartners } from '../cards/find-card.ts';
import { cardOfCode } from '../phone-card/card-of-code.ts';
import { isOtherPhoto } from '../phone-card/printed-card.ts';
import { lockReader } from './lock-readers.ts';
import { proveCard } from './prove-card.ts';
import { requireAtWork } from './shift.ts';
import { shownOnReader, type Shrink } from './shown-on-reader.ts';

interface Judged {
  readonly verdict: ReaderVerdict;
  readonly card?: Card;
}

/**
 * Is the card that is shown there good, and what may this reader tell of it? The check is counted and recorded before anything
 * of a person is opened. `shrink` makes a photo small. A chip with a key is asked for it first, where the device can: then the answer
 * is what it passes on.
 * @throws CardError READER_REVOKED, READER_LOCKED, READER_SHIFT_OVER, CHIP_TALK_OVER
 */
export async function checkCard(
  city: City,
  readerId: string,
  check: ReaderCheck,
  shrink: Shrink,
): Promise<ReaderAnswer | ReaderTurn> {
  const { card: lookup, shift } = check;
  const at = city.clock.now();
  const told = await city.knex.transaction(async (trx) => {
    const own = await lockReader(trx, readerId);
    requireAtWork(own, shift, at);
    const found = await judge(trx, city, lookup);
    const proof = found.card ? await proveCard(city, readerId, found.card, check) : 'none-needed';
    if (typeof proof === 'object') return { chip: proof };
    const judged: Judged = proof === 'copy' ? { ...found, verdict: 'copy' } : found;
    await Reader.query(trx).findById(readerId).patch({ lastSeenAt: at });
    await record(trx, own, { way: wayOf(lookup), at, ...judged });
    return { reader: own, isUnasked: proof === 'unasked', ...judged };
  });
  if (told.chip) return { chip: told.chip };
  const { reader, verdict, card, isUnasked } = told;
  const shown = card ? await shownOnReader(city, card, { reader, verdict, shrink }) : {};
  const isOther = 'code' in lookup && card && 'photo' in shown && (await isOtherPhoto(city, lookup.code, card));
  return {
    verdict,
    checkedAt: at.toISOString(),
    ...shown,
    ...(isOther && { isOtherPhoto: true }),
    ...(isUnasked && { isChipUnasked: true }),
  };
}

async function judge(trx: Knex, city: City, lookup: ReaderCheck['card']): Promise<Judged> {
  try {
    const card = 'code' in lookup ? await cardOfCode(trx, city, lookup.code) : await findCard(trx, city, lookup);
    if (!isKnownToPartners(card)) return { verdict: 'unknown' };
    const status = partnerStatus(card.state, card.validUntil, city.clock.today());
    return { verdict: status === 'active' ? 'valid' : status, card };
  } catch (error) {
    const code = error instanceof CardError ? error.code : undefined;
    if (code === 'CARD_CODE_WRONG') return { verdict: 'unknown' };
    // of another moment: the telephone shows another one, or the number is typed
    if (code === 'CARD_CODE_STALE' || code === 'CARD_CODE_EXPIRED') return { verdict: 'again' };
    throw error;
  }
}

const wayOf = (lookup: ReaderCheck['card']): 'code' | 'number' | 'uid' =>
  'code' in lookup ? 'code' : 'number' in lookup ? 'number' : 'uid';

async function record(
  trx: Knex,
  { id, shows }: Reader,
  { way, at, verdict, card }: Judged & { way: string; at: Date },
): Promise<void> {
  await trx('reader_checks').insert({ id: randomUUID(), readerId: id, at, way, verdict, isOffline: false });
  if (!card) return;
  await writeAudit(trx, {
    actorKind: 'reader',
    actorId: id,
    act: 'card.check',
    subjectKind: 'card',
    subjectId: card.id,
    facts: { way, verdict, told: toldBeside(verdict, shows) },
  });
}
