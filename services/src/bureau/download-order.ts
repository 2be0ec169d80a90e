import { randomUUID } from 'node:crypto';
import { BureauDownload, BureauItem, BureauOrder, readSettings, writeAudit, type City } from '@karta/db';
import { cardFileName, CardError } from '@karta/domain';
import type { BureauFiles } from '@karta/contracts';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { cardToMake } from '../production/card-as-sent.ts';
import { renderCard } from '../production/render-card.ts';
import { TurnTaker } from '../turn-taker.ts';
import { leaveBureau } from './settle-item.ts';

/** How long the files of one download may be asked for. */
const DOWNLOAD_MS = 3_600_000;
/** Reasons for which a card leaves the order when its file is made. */
const LEFT_OUT = ['CARD_STOPPED', 'SUBMISSION_CHANGED'] as const;

/** One card is painted at a time, whoever asks: a card takes a processor for a quarter of a second. */
const painting = new TurnTaker(1, 20);

/**
 * Begins to take an order out: the cards that are still awaited, and what the firm has to know of each. Nothing is kept of the
 * files but who took them, when and why. @throws CardError NOT_FOUND, BUREAU_ORDER_OVER
 */
export async function beginDownload(trx: Knex, orderId: string, reason: string, by: Doer): Promise<BureauFiles> {
  const order = await BureauOrder.query(trx).findById(orderId).forUpdate();
  if (!order) throw new CardError('NOT_FOUND');
  if (order.state !== 'open') throw new CardError('BUREAU_ORDER_OVER');
  const cards: { taskId: string; number: string; point: string }[] = await trx('bureau_items as i')
    .join('cards as c', 'c.id', 'i.card_id')
    .leftJoin('pickup_points as p', 'p.id', 'c.pickup_point_id')
    .where({ 'i.orderId': orderId, 'i.state': 'ordered' })
    .orderBy('i.position')
    .select('i.taskId', 'c.number', trx.raw("coalesce(p.name, '') as point"));
  const id = randomUUID();
  await BureauDownload.query(trx).insert({ id, orderId, operatorId: by.id, reason, at: by.now });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'bureau-order.download',
    subjectKind: 'bureau-order',
    subjectId: orderId,
    facts: { reason, cards: cards.length },
  });
  const { chipLevel } = await readSettings(trx);
  return {
    id,
    number: order.number,
    // who keys chips here gets them without, and ordering is closed to that town
    cards: cards.map((card) => ({ ...card, file: cardFileName(card.number), chip: chipLevel === 'L0' })),
  };
}

/**
 * The picture of one card of a download, as our own printers get it. A card that may not be made any more leaves the order.
 * @throws CardError NOT_FOUND, BUREAU_DOWNLOAD_OVER, CARD_STOPPED, SUBMISSION_CHANGED
 */
export async function cardFile(
  city: City,
  { orderId, downloadId, taskId }: { orderId: string; downloadId: string; taskId: string },
  by: Doer,
): Promise<{ name: string; content: Buffer }> {
  const { knex } = city;
  const download = await BureauDownload.query(knex).findById(downloadId).where({ orderId, operatorId: by.id });
  if (!download) throw new CardError('NOT_FOUND');
  if (by.now.getTime() - download.at.getTime() > DOWNLOAD_MS) throw new CardError('BUREAU_DOWNLOAD_OVER');
  const item = await BureauItem.query(knex).findById([orderId, taskId]);
  if (!item) throw new CardError('NOT_FOUND');
  if (item.state !== 'ordered') throw new CardError('BUREAU_DOWNLOAD_OVER');
  try {
    return await painting.take(async () => {
      const card = await cardToMake(city, item.cardId);
      const content = await renderCard(city, card);
      await writeAudit(knex, {
        ...actorOf(by),
        act: 'bureau-order.card-file',
        subjectKind: 'card',
        subjectId: card.id,
        facts: { order: orderId, download: downloadId },
      });
      return { name: cardFileName(card.number), content };
    });
  } catch (error) {
    const reason = error instanceof CardError && LEFT_OUT.find((code) => code === error.code);
    if (reason) await knex.transaction((trx) => leaveBureau(trx, taskId, reason, by.now));
    throw error;
  }
}
