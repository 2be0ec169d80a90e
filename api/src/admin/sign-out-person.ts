import { Done, Id, SessionsEnd } from '@karta/contracts';
import { Operator } from '@karta/db';
import { CardError } from '@karta/domain';
import { endAllSessions } from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

/** Signs somebody of the office out everywhere, with a reason: a lost laptop, a person who has left. */
export const signOutPerson = adminRoute('access.change', {
  method: 'post',
  path: '/admin/access/people/:id/sign-out',
  params: z.object({ id: Id }),
  body: SessionsEnd,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { trx, city, actor }) {
    const operator = await Operator.query(trx).findById(params.id).select('id');
    if (!operator) throw new CardError('NOT_FOUND');
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    await endAllSessions(trx, { kind: 'operator', subject: operator.id, reason: body.reason }, by);
    return { done: true as const };
  },
});
