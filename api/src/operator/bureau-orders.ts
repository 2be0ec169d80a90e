import { BureauFiles, BureauOrderDetail, BureauOrderList, Id, NewBureauOrder, WithReason } from '@karta/contracts';
import { CardError, placeLimit, requireOn } from '@karta/domain';
import {
  beginDownload,
  bureauOrder,
  bureauOrders,
  cancelOrder,
  cardFile,
  closeOrder,
  orderCards,
  TASKS_IN_SQL,
  type Doer,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';
import { asDoer } from './as-doer.ts';
import { resultRoutes } from './bureau-results.ts';
import { OfOrder, requireOrderAtPlace } from './order-at-place.ts';

const Ordered = z.object({ id: Id });

/** Cards that outside firms make (D-12). */
const list = operatorRoute('card.produce', {
  method: 'get',
  path: '/operator/bureau-orders',
  answer: BureauOrderList,
  handle: (_input, { city, actor }) => bureauOrders(city, placeLimit(actor, 'card.produce')),
});

const detail = operatorRoute('card.produce', {
  method: 'get',
  path: '/operator/bureau-orders/:id',
  params: OfOrder,
  reads: ({ params }) => ({ act: 'register.read', subjectKind: 'bureau-order', subjectId: params.id }),
  answer: BureauOrderDetail,
  async handle({ params: { id } }, { city, actor }) {
    await requireOrderAtPlace(city.knex, actor, id);
    const found = await bureauOrder(city, id, hiddenNames(actor, TASKS_IN_SQL.of).includes('holder'));
    if (!found) throw new CardError('NOT_FOUND');
    return found;
  },
});

const order = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/bureau-orders',
  body: NewBureauOrder,
  once: true,
  answer: Ordered,
  status: 201,
  async handle({ body }, { trx, city, actor }) {
    requireOn(actor, 'card.produce', { pickupPointId: body.pointId });
    return { id: await orderCards(trx, body, asDoer(actor, city)) };
  },
});

/** Each time the files are taken a reason is given; each picture of a card leaves a row of its own. */
const download = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/bureau-orders/:id/downloads',
  params: OfOrder,
  body: WithReason,
  transaction: true,
  answer: BureauFiles,
  status: 201,
  async handle({ params: { id }, body }, { trx, city, actor }) {
    await requireOrderAtPlace(trx, actor, id);
    return beginDownload(trx, id, body.reason, asDoer(actor, city));
  },
});

const picture = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/bureau-orders/:id/downloads/:downloadId/cards/:taskId',
  params: OfOrder.extend({ downloadId: Id, taskId: z.string().max(200) }),
  answer: 'file',
  async handle({ params: { id, downloadId, taskId } }, { city, actor }) {
    await requireOrderAtPlace(city.knex, actor, id);
    const file = await cardFile(city, { orderId: id, downloadId, taskId }, asDoer(actor, city));
    return { mediaType: 'application/pdf', inline: false, ...file };
  },
});

const finish = (act: 'cancel' | 'close', change: (trx: Knex, id: string, reason: string, by: Doer) => Promise<void>) =>
  operatorRoute('card.produce', {
    method: 'post',
    path: `/operator/bureau-orders/:id/${act}`,
    params: OfOrder,
    body: WithReason,
    once: true,
    answer: Ordered,
    async handle({ params: { id }, body }, { trx, city, actor }) {
      await requireOrderAtPlace(trx, actor, id);
      await change(trx, id, body.reason, asDoer(actor, city));
      return { id };
    },
  });

/** Orders of outside firms. */
export const bureauRoutes = [
  list,
  detail,
  order,
  download,
  picture,
  ...resultRoutes,
  finish('cancel', cancelOrder),
  finish('close', closeOrder),
];
