import { Done, OwnSessionList, SessionId } from '@karta/contracts';
import { endAllSessions, endSession } from '@karta/services';
import * as z from 'zod';
import { staffRoute } from '../http/definition.ts';
import { ownSessions } from '../http/own-sessions.ts';
import { asDoer } from './as-doer.ts';

/** Where somebody of the office is signed in. */
export const staffSessions = staffRoute({
  method: 'get',
  path: '/operator/sessions',
  answer: OwnSessionList,
  handle: (_input, { city, actor, session }) => ownSessions(city, 'operator', actor.operatorId, session.id()),
});

/** Signs one of the own devices out. */
export const endStaffSession = staffRoute({
  method: 'delete',
  path: '/operator/sessions/:sessionId',
  params: z.object({ sessionId: SessionId }),
  transaction: true,
  answer: Done,
  async handle({ params }, { trx, city, actor }) {
    const of = { kind: 'operator', subject: actor.operatorId, id: params.sessionId } as const;
    await endSession(trx, of, asDoer(actor, city));
    return { done: true as const };
  },
});

/** Signs every device out but the one that asks. */
export const endOtherStaffSessions = staffRoute({
  method: 'delete',
  path: '/operator/sessions',
  transaction: true,
  answer: Done,
  async handle(_input, { trx, city, actor, session }) {
    const of = { kind: 'operator', subject: actor.operatorId, except: session.id() } as const;
    await endAllSessions(trx, of, asDoer(actor, city));
    return { done: true as const };
  },
});
