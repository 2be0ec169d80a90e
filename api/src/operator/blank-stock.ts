import { BlankStock, Id, NewBlankEntry, StockQuestion } from '@karta/contracts';
import { mayOn, placeLimit, requireOn } from '@karta/domain';
import { blankStock, enterBlanks } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

/** The stock of blanks, for who reads reports and for who makes cards; each as far as that right reaches (000-28). */
const stockFor = (right: 'report.read' | 'card.produce', path: string) =>
  operatorRoute(right, {
    method: 'get',
    path,
    query: StockQuestion,
    reads: ({ query }) => ({ act: 'report.read', subjectKind: 'report', subjectId: 'stock', facts: query }),
    answer: BlankStock,
    async handle({ query }, { city, actor }) {
      const stock = await blankStock(city, query, placeLimit(actor, right));
      const mayEnter = stock.points
        .map(({ id }) => id)
        .filter((pickupPointId) => mayOn(actor, 'card.produce', { pickupPointId }));
      return { ...stock, mayEnter };
    },
  });

const enter = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/blank-entries',
  body: NewBlankEntry,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  async handle({ body }, { trx, city, actor }) {
    requireOn(actor, 'card.produce', { pickupPointId: body.pointId });
    return { id: await enterBlanks(trx, body, asDoer(actor, city)) };
  },
});

export const blankRoutes = [
  stockFor('report.read', '/operator/stock-report'),
  stockFor('card.produce', '/operator/blank-stock'),
  enter,
];
