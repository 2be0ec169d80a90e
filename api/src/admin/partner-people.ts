import { Done, Id, NewPartnerPerson, PartnerPeopleList, PartnerPersonChange } from '@karta/contracts';
import {
  changePartnerPerson,
  hashPassword,
  invitePerson,
  invitePersonAgain,
  newToken,
  partnerPeople,
  switchPersonOff,
  switchPersonOn,
} from '@karta/services';
import * as z from 'zod';
import { adminRoute, type Route } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

const OfPartner = z.object({ id: Id });
const OfPerson = OfPartner.extend({ personId: Id });

const people = adminRoute('catalogue.change', {
  method: 'get',
  path: '/admin/partners/:id/people',
  params: OfPartner,
  answer: PartnerPeopleList,
  handle: ({ params }, { trx, city }) => partnerPeople(trx, city, params.id),
});

/** Adds somebody to a partner and sends them a letter with a link that sets their password. */
const invite = adminRoute('catalogue.change', {
  method: 'post',
  path: '/admin/partners/:id/people',
  params: OfPartner,
  body: NewPartnerPerson,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  async handle({ params, body }, { city, actor, trx }) {
    // nobody knows it: the letter sets the first one
    const passwordHash = await hashPassword(newToken(), []);
    return { id: await invitePerson(trx, city, { ...body, partnerId: params.id, passwordHash }, byActor(actor, city)) };
  },
});

const inviteAgain = adminRoute('catalogue.change', {
  method: 'post',
  path: '/admin/partners/:id/people/:personId/invitation',
  params: OfPerson,
  once: true,
  answer: Done,
  async handle({ params: { id: partnerId, personId } }, { city, actor, trx }) {
    await invitePersonAgain(trx, city, { partnerId, personId }, byActor(actor, city));
    return { done: true as const };
  },
});

const change = adminRoute('catalogue.change', {
  method: 'put',
  path: '/admin/partners/:id/people/:personId',
  params: OfPerson,
  body: PartnerPersonChange,
  transaction: true,
  answer: PartnerPeopleList,
  async handle({ params: { id: partnerId, personId }, body }, { city, actor, trx }) {
    await changePartnerPerson(trx, { partnerId, personId }, body, byActor(actor, city));
    return partnerPeople(trx, city, partnerId);
  },
});

const switching = (to: 'on' | 'off', act: typeof switchPersonOff) =>
  adminRoute('catalogue.change', {
    method: 'post',
    path: `/admin/partners/:id/people/:personId/${to}`,
    params: OfPerson,
    transaction: true,
    answer: PartnerPeopleList,
    async handle({ params: { id: partnerId, personId } }, { city, actor, trx }) {
      await act(trx, { partnerId, personId }, byActor(actor, city));
      return partnerPeople(trx, city, partnerId);
    },
  });

/** People of partners, by the office. */
export const partnerPeopleRoutes: readonly Route[] = [
  people,
  invite,
  inviteAgain,
  change,
  switching('off', switchPersonOff),
  switching('on', switchPersonOn),
];
