import { CardRow, Id, PickupRecord } from '@karta/contracts';
import {
  Application,
  ApplicationEvent,
  Card,
  actOnce,
  ScheduledStart,
  putInOutbox,
  writeAudit,
  type City,
} from '@karta/db';
import { findCaseOf } from '@karta/services';
import { CardError, addYears, canCard, isLivingCard } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows';
import type { Knex } from 'knex';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { getCardRow } from './registers.ts';

/** The case that waits for this message may still be on its way there. */
const WAITS_MS = 24 * 3_600_000;

/** The clerk hands the card over: it becomes active and the case is told (000-20, 000-25). */
export const recordPickup = operatorRoute('card.hand-over', {
  method: 'post',
  path: '/operator/cards/:id/pickup',
  params: z.object({ id: Id }),
  body: PickupRecord,
  needsIdempotencyKey: true,
  answer: CardRow,
  async handle({ params, body, idempotencyKey }, { city, actor }) {
    const intended = {
      owner: `operator:${actor.operatorId}`,
      key: idempotencyKey,
      request: ['pickup', params.id, body],
    };
    await actOnce(city.knex, intended, async (trx) => {
      const card = await Card.query(trx).findById(params.id).forUpdate();
      if (!card) throw new CardError('NOT_FOUND');
      if (!canCard('hand-over', card.state)) throw new CardError('CARD_NOT_READY');
      if (body.number !== card.number) {
        throw new CardError('CARD_NUMBER_MISMATCH', {}, [{ path: 'number', code: 'CARD_NUMBER_MISMATCH' }]);
      }
      await activate(trx, city, card, actor.operatorId);
      await tellCase(trx, city, card);
      await tellReminder(trx, city, card);
      return { done: true };
    });
    return getCardRow(city, params.id);
  },
});

/** A card that stands for another one keeps its validity; it takes its packages over and, but for a virtual one, its place. */
async function activate(trx: Knex, city: City, card: Card, operatorId: string): Promise<void> {
  const today = city.clock.today();
  const application = card.applicationId ? await Application.query(trx).findById(card.applicationId) : undefined;
  const replaced = await replacedBy(trx, card, application);
  const packageCode = application?.packageCode ?? 'resident';
  const validUntil = replaced?.validUntil ?? (await validityOf(trx, packageCode, today));
  await Card.query(trx)
    .findById(card.id)
    .patch({ state: 'active', issuedAt: city.clock.now(), issuedBy: operatorId, validFrom: today, validUntil });
  if (replaced) await trx('resident_packages').where('cardId', replaced.id).update({ cardId: card.id });
  else await grant(trx, card, packageCode, validUntil);
  await blockReplacedCards(trx, city, card, replaced);
  await writeAudit(trx, {
    ...{ actorKind: 'operator', actorId: operatorId, act: 'card.hand-over', subjectKind: 'card', subjectId: card.id },
    facts: { applicationId: card.applicationId, replacedCardId: replaced?.id ?? null },
  });
}

/** The card that the application is about: a duplicate names it, otherwise it is the newest one of the holder. */
async function replacedBy(trx: Knex, card: Card, application: Application | undefined): Promise<Card | undefined> {
  if (!application || application.type === 'card-issue') return undefined;
  const { cardId } = application.details;
  if (cardId) return Card.query(trx).findById(cardId);
  return Card.query(trx)
    .where({ residentId: card.residentId })
    .whereIn('state', ['active', 'blocked'])
    .whereNot('id', card.id)
    .orderBy('createdAt', 'desc')
    .first();
}

async function validityOf(trx: Knex, packageCode: string, today: string): Promise<string> {
  const { validityYears } = await trx('packages').where('code', packageCode).first('validityYears');
  return addYears(today, validityYears);
}

async function grant(
  trx: Knex,
  { residentId, id: cardId }: Card,
  packageCode: string,
  validUntil: string,
): Promise<void> {
  await trx('resident_packages')
    .insert({ residentId, packageCode, cardId, validUntil })
    .onConflict(['resident_id', 'package_code'])
    .merge();
}

/** The card that this one replaces is blocked in the same transaction (004-48); a virtual card stays beside the plastic one (D-8). */
async function blockReplacedCards(trx: Knex, city: City, card: Card, replaced: Card | undefined): Promise<void> {
  const others = await Card.query(trx)
    .where({ residentId: card.residentId, carrier: 'physical' })
    .whereNot('id', card.id)
    .where((only) => (replaced ? only.where('id', replaced.id) : only));
  for (const other of others.filter(({ state }) => state !== 'in-production' && isLivingCard(state))) {
    await Card.query(trx)
      .findById(other.id)
      .patch({ state: 'blocked', blockedAt: other.blockedAt ?? city.clock.now() });
  }
}

/** Where the card has lain long, its own case waits for the pick-up as well. */
async function tellReminder(trx: Knex, city: City, card: Card): Promise<void> {
  const started = await ScheduledStart.query(trx).findOne({ processKey: 'not-collected-card', subject: card.id });
  if (!started) return;
  const workflowId = workflowIdOf(city.id, 'not-collected-card', started.id);
  const expiresAt = new Date(city.clock.now().getTime() + WAITS_MS);
  const payload = { name: 'card-collected', variables: { cardId: card.id } };
  await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, expiresAt);
}

async function tellCase(trx: Knex, city: City, card: Card): Promise<void> {
  if (!card.applicationId) return;
  const { applicationId } = card;
  const now = city.clock.now();
  await ApplicationEvent.query(trx)
    .insert({ applicationId, key: `collected/${card.id}`, at: now, code: 'collected' })
    .onConflict(['application_id', 'key'])
    .ignore();
  const { workflowId } = await Application.query(trx).findById(applicationId).throwIfNotFound();
  const awaiting = (await findCaseOf(trx, applicationId, 'card-handover')) ?? workflowId;
  if (!awaiting) return;
  const expiresAt = new Date(now.getTime() + WAITS_MS);
  const payload = { name: 'card-collected', variables: { cardId: card.id } };
  await putInOutbox(trx, { kind: 'deliver-message', workflowId: awaiting, payload }, expiresAt);
}
