import { DeskOffers, Done, Id, OfferChange, OfferDraft } from '@karta/contracts';
import { changeOffer, deskOffers, discardOffer, writeOffer } from '@karta/services';
import * as z from 'zod';
import { deskRoute, type Route } from '../http/definition.ts';
import { byPerson } from './by-person.ts';

const OfOffer = z.object({ id: Id });

/** What the partner has written, where it lies, and its discounts as they hold. */
const offers = deskRoute('manager', {
  method: 'get',
  path: '/desk/offers',
  answer: DeskOffers,
  handle: (_input, { city, actor }) => deskOffers(city, actor.partnerId),
});

/** A new offer, or a change of a discount; kept, or sent to the office at once. */
const write = deskRoute('manager', {
  method: 'post',
  path: '/desk/offers',
  body: OfferDraft,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({
    id: await writeOffer(trx, actor.partnerId, body, byPerson(actor, city)),
  }),
});

const change = deskRoute('manager', {
  method: 'put',
  path: '/desk/offers/:id',
  params: OfOffer,
  body: OfferChange,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await changeOffer(trx, { partnerId: actor.partnerId, id: params.id }, body, byPerson(actor, city));
    return { done: true as const };
  },
});

/** Takes an offer back that the office has not accepted. */
const discard = deskRoute('manager', {
  method: 'delete',
  path: '/desk/offers/:id',
  params: OfOffer,
  transaction: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await discardOffer(trx, { partnerId: actor.partnerId, id: params.id }, byPerson(actor, city));
    return { done: true as const };
  },
});

export const deskOfferRoutes: readonly Route[] = [offers, write, change, discard];
