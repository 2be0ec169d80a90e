import {
  Done,
  EnteredPerson,
  Id,
  NewLook,
  NewPerson,
  PersonChange,
  PersonDetail,
  PersonEntry,
  PersonFound,
  PersonNumbers,
  PersonSearch,
  SimilarPeople,
  SimilarQuestion,
  WhyNumbers,
} from '@karta/contracts';
import { Resident } from '@karta/db';
import { CardError } from '@karta/domain';
import {
  changePerson,
  enterPerson,
  indexOfNumber,
  openEntry,
  requireUnlike,
  RESIDENTS_IN_SQL,
  similarPeople,
  stateLookReason,
} from '@karta/services';
import * as z from 'zod';
import { operatorRoute, type Noted } from '../http/definition.ts';
import { registerRoutes } from '../lists/register-routes.ts';
import { asDoer } from './as-doer.ts';
import { viewPerson } from './person-view.ts';
import { requireLook, WithinTask } from './require-look.ts';
import { shownSimilar } from './shown-similar.ts';

const OfPerson = z.object({ id: Id });
const about = (act: Noted['act'], id: string, facts: Noted['facts'] = {}): Noted => ({
  act,
  subjectKind: 'resident',
  subjectId: id,
  facts,
});

export const residentRoutes = registerRoutes(RESIDENTS_IN_SQL);

/** Says why a person is looked at; the page opens for a while. */
export const lookAtPerson = operatorRoute('person.read', {
  method: 'post',
  path: '/operator/residents/:id/looks',
  params: OfPerson,
  body: NewLook,
  once: true,
  answer: Done,
  audit: ({ params, body }) => about('resident.state-reason', params.id, { reason: body.reason }),
  async handle({ params, body }, { city, actor, trx }) {
    await stateLookReason(trx, { residentId: params.id, ...body }, asDoer(actor, city));
    return { done: true as const };
  },
});

/** One person of the register with all that belongs to them; each look leaves a row. */
export const personDetail = operatorRoute('person.read', {
  method: 'get',
  path: '/operator/residents/:id',
  params: OfPerson,
  query: WithinTask,
  reads: ({ params, query }) => about('resident.read', params.id, { taskId: query.task ?? null }),
  answer: PersonDetail,
  async handle({ params, query }, { city, actor }) {
    return viewPerson(city, actor, await requireLook(city, actor, params.id, query.task));
  },
});

/** The numbers that the page masks, for a reason that stands in the audit; nothing of it is kept beside a key. */
export const revealNumbers = operatorRoute('person.read', {
  method: 'post',
  path: '/operator/residents/:id/numbers',
  params: OfPerson,
  query: WithinTask,
  body: WhyNumbers,
  transaction: true,
  audit: ({ params, body }) => about('resident.reveal-numbers', params.id, { reason: body.reason }),
  answer: PersonNumbers,
  async handle({ params, query }, { city, actor }) {
    const { pesel, idCard, passport } = await openEntry(city, await requireLook(city, actor, params.id, query.task));
    return { pesel, idCard, passport };
  },
});

/** An entry for its form, numbers in clear. */
export const personEntry = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/residents/:id/entry',
  params: OfPerson,
  query: WithinTask,
  reads: ({ params }) => about('resident.read', params.id, { withNumbers: true }),
  answer: PersonEntry,
  async handle({ params, query }, { city, actor }) {
    const resident = await requireLook(city, actor, params.id, query.task);
    return { id: resident.id, version: resident.version, values: await openEntry(city, resident) };
  },
});

/** Finds somebody by the whole number of a person or a document; it stands in no address and in no log. */
export const findPerson = operatorRoute('person.read', {
  method: 'post',
  path: '/operator/resident-search',
  body: PersonSearch,
  reads: (_input, { id }) => ({ act: 'resident.find', subjectKind: 'resident', subjectId: id ?? 'none' }),
  answer: PersonFound,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('number-miss', actor.operatorId);
    const number = body.number.toUpperCase().replaceAll(/[\s-]/g, '');
    const column = /^\d{11}$/.test(number) ? 'pesel' : /^[A-Z]{3}/.test(number) ? 'idCard' : 'passport';
    const index = await indexOfNumber(city, column, number);
    const found = await Resident.query(city.knex)
      .findOne({ [`${column}Index`]: index })
      .select('id');
    if (found) await throttle.giveBack('number-miss', actor.operatorId);
    return { id: found?.id ?? null };
  },
});

/** People who may be the one that is being typed, with the reason of each. */
export const similarToPerson = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/resident-similar',
  body: SimilarQuestion,
  reads: () => ({ act: 'register.read', subjectKind: 'register', subjectId: 'residents', facts: { isSimilar: true } }),
  answer: SimilarPeople,
  async handle({ body }, { city, actor, throttle }) {
    const people = await similarPeople(city.knex, city, body);
    const byNumber = people.some(({ reasons }) => reasons.some((reason) => reason.endsWith('pesel')));
    if (body.pesel !== '' && !byNumber) await throttle.take('number-miss', actor.operatorId);
    return { people: shownSimilar(people) };
  },
});

/** Enters somebody in the register at the office (000-09). */
export const addPerson = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/residents',
  body: NewPerson,
  // the numbers stay out of what is kept beside the key
  once: ({ body: { values, ...others } }) => {
    const { pesel: _pesel, idCard: _idCard, passport: _passport, ...open } = values;
    return { ...others, values: open };
  },
  answer: EnteredPerson,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    const { values, isConfirmed, seen } = body;
    if (values.pesel !== '' && !isConfirmed) throw unconfirmed();
    await requireUnlike(trx, city, values, seen);
    return { id: await enterPerson(trx, city, values, { source: 'office' }, asDoer(actor, city)) };
  },
});

/** Changes an entry; what another clerk has changed meanwhile is refused, and shown field by field. */
export const putPerson = operatorRoute('person.change', {
  method: 'put',
  path: '/operator/residents/:id',
  params: OfPerson,
  body: PersonChange,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const { isConfirmed, ...change } = body;
    if (change.values.pesel && !isConfirmed) throw unconfirmed();
    await changePerson(trx, city, { id: params.id, ...change }, asDoer(actor, city));
    return { done: true as const };
  },
});

const unconfirmed = (): CardError => new CardError('VALIDATION', {}, [{ path: 'pesel', code: 'NOT_CONFIRMED' }]);
