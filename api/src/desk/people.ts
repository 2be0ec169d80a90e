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
import { deskRoute, type Route } from '../http/definition.ts';
import { byPerson } from './by-person.ts';

const OfPerson = z.object({ id: Id });

const people = deskRoute('manager', {
  method: 'get',
  path: '/desk/people',
  answer: PartnerPeopleList,
  handle: (_input, { city, trx, actor }) => partnerPeople(trx, city, actor.partnerId),
});

/** Adds somebody to the own partner and sends them a letter with a link that sets their password. */
const invite = deskRoute('manager', {
  method: 'post',
  path: '/desk/people',
  body: NewPartnerPerson,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    // nobody knows it: the letter sets the first one
    const passwordHash = await hashPassword(newToken(), []);
    const person = { ...body, partnerId: actor.partnerId, passwordHash };
    return { id: await invitePerson(trx, city, person, byPerson(actor, city)) };
  },
});

const inviteAgain = deskRoute('manager', {
  method: 'post',
  path: '/desk/people/:id/invitation',
  params: OfPerson,
  once: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    const of = { partnerId: actor.partnerId, personId: params.id };
    await invitePersonAgain(trx, city, of, byPerson(actor, city));
    return { done: true as const };
  },
});

const change = deskRoute('manager', {
  method: 'put',
  path: '/desk/people/:id',
  params: OfPerson,
  body: PartnerPersonChange,
  transaction: true,
  answer: PartnerPeopleList,
  async handle({ params, body }, { city, actor, trx }) {
    const of = { partnerId: actor.partnerId, personId: params.id };
    await changePartnerPerson(trx, of, body, byPerson(actor, city));
    return partnerPeople(trx, city, actor.partnerId);
  },
});

const switching = (to: 'on' | 'off', act: typeof switchPersonOff) =>
  deskRoute('manager', {
    method: 'post',
    path: `/desk/people/:id/${to}`,
    params: OfPerson,
    transaction: true,
    answer: PartnerPeopleList,
    async handle({ params }, { city, actor, trx }) {
      await act(trx, { partnerId: actor.partnerId, personId: params.id }, byPerson(actor, city));
      return partnerPeople(trx, city, actor.partnerId);
    },
  });

/** People of the own partner, by its managers. */
export const deskPeopleRoutes: readonly Route[] = [
  people,
  invite,
  inviteAgain,
  change,
  switching('off', switchPersonOff),
  switching('on', switchPersonOn),
];
