import { Id, OfferDecision, WaitingOffers } from '@karta/contracts';
import { decideOffer, waitingOffers } from '@karta/services';
import * as z from 'zod';
import { adminRoute, type Route } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

/** Offers of partners that wait for the office, the oldest first; of one partner where it is named. */
const waiting = adminRoute('catalogue.change', {
  method: 'get',
  path: '/admin/partner-offers',
  query: z.object({ partner: Id.optional() }),
  answer: WaitingOffers,
  handle: ({ query }, { trx }) => waitingOffers(trx, query.partner),
});

/** Takes an offer into the catalogue of discounts, or sends it back with a reason. Answers what still waits. */
const decide = adminRoute('catalogue.change', {
  method: 'post',
  path: '/admin/partner-offers/:id/decision',
  params: z.object({ id: Id }),
  body: OfferDecision,
  transaction: true,
  answer: WaitingOffers,
  async handle({ params, body }, { city, actor, trx }) {
    await decideOffer(trx, params.id, body, byActor(actor, city));
    return waitingOffers(trx);
  },
});

export const partnerOfferRoutes: readonly Route[] = [waiting, decide];
