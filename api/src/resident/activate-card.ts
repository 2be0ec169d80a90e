import { CardActivation, Done, Id } from '@karta/contracts';
import { activateOwnCard } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

/** The holder has the posted card and its code: it works from now on (D-11). */
export const activateCard = residentRoute({
  method: 'post',
  path: '/resident/cards/:id/activate',
  forMembers: true,
  params: z.object({ id: Id }),
  body: CardActivation,
  answer: Done,
  async handle({ params, body }, { city, actor }) {
    const { accountId } = actor;
    await activateOwnCard(city, { accountId, cardId: params.id, ...body }, asDoer(actor, city));
    return { done: true as const };
  },
});
