import { CardActOrder, Done, Id } from '@karta/contracts';
import { cancelErasure as takeBack } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

/** Takes an erasure back within its grace period, when the resident says that it was a mistake or fraud (requirements T3). */
export const cancelErasure = operatorRoute('account.restore', {
  method: 'post',
  path: '/operator/erasures/:id/cancel',
  params: z.object({ id: Id }),
  body: CardActOrder,
  once: true,
  answer: Done,
  status: 202,
  async handle({ params }, { city, actor, trx }) {
    await takeBack(trx, city, params.id, asDoer(actor, city));
    return { done: true as const };
  },
});
