import { Done, Id, SignInReset } from '@karta/contracts';
import { Operator } from '@karta/db';
import { CardError } from '@karta/domain';
import { endAllSessions, endSessions, noteFactor, removeFactors, tellOperator, unlinkIdentity } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

const OfPerson = z.object({ id: Id });

/** Signs somebody of the office out everywhere, with a reason: a lost laptop, a person who has left. */
export const signOutPerson = adminRoute('access.change', {
  method: 'post',
  path: '/admin/access/people/:id/sign-out',
  params: OfPerson,
  body: SignInReset,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { trx, city, actor }) {
    const { id: subject } = await getOperator(trx, params.id);
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    await endAllSessions(trx, { kind: 'operator', subject, reason: body.reason }, by);
    return { done: true as const };
  },
});

/**
 * Takes the second factor of somebody else away, with a reason: a lost phone. Their sessions end, they are told by mail, and
 * make a new one at the next sign-in. Nobody does it for themselves: a session that was left open would be enough.
 */
export const resetPersonFactor = adminRoute('access.change', {
  method: 'post',
  path: '/admin/access/people/:id/reset-factor',
  params: OfPerson,
  body: SignInReset,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { trx, city, actor }) {
    if (params.id === actor.operatorId) throw new CardError('OWN_ACCESS');
    const person = await getOperator(trx, params.id);
    const owner = { kind: 'operator', subject: person.id } as const;
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    await removeFactors(trx, owner);
    await endSessions(trx, 'operator', person.id);
    await trx('known_devices').where({ kind: 'operator', subject: person.id }).delete();
    await noteFactor(trx, owner, by, { act: 'reset', reason: body.reason });
    await tellOperator(trx, city, person, 'staff-factor-reset');
    return { done: true as const };
  },
});

/** Somebody else signs in with their account at the provider no more, with a reason; their sessions end, they are told by mail. */
export const unlinkPersonOpenId = adminRoute('access.change', {
  method: 'post',
  path: '/admin/access/people/:id/unlink-open-id',
  params: OfPerson,
  body: SignInReset,
  transaction: true,
  answer: Done,
  async handle({ params: { id }, body }, { trx, city, actor }) {
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    if (await unlinkIdentity(trx, city, id, body.reason, by)) await endSessions(trx, 'operator', id);
    return { done: true as const };
  },
});

async function getOperator(trx: Knex, id: string): Promise<Operator> {
  const operator = await Operator.query(trx).findById(id).forUpdate();
  if (!operator) throw new CardError('NOT_FOUND');
  return operator;
}
