import { Done, OwnSessionList, SessionId } from '@karta/contracts';
import { endAllSessions, endSession } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { ownSessions } from '../http/own-sessions.ts';
import { asHolder } from './as-doer.ts';

/** Where the owner of the account is signed in. */
export const accountSessions = residentRoute({
  method: 'get',
  path: '/resident/account/sessions',
  forMembers: true,
  answer: OwnSessionList,
  handle: (_input, { city, actor, session }) => ownSessions(city, 'resident', actor.holderId, session.id()),
});

/** Signs one of the own devices out. */
export const endAccountSession = residentRoute({
  method: 'delete',
  path: '/resident/account/sessions/:sessionId',
  forMembers: true,
  params: z.object({ sessionId: SessionId }),
  transaction: true,
  answer: Done,
  async handle({ params }, { trx, city, actor }) {
    const of = { kind: 'resident', subject: actor.holderId, id: params.sessionId } as const;
    await endSession(trx, of, asHolder(actor, city));
    return { done: true as const };
  },
});

/** Signs every device out but the one that asks. */
export const endOtherAccountSessions = residentRoute({
  method: 'delete',
  path: '/resident/account/sessions',
  forMembers: true,
  transaction: true,
  answer: Done,
  async handle(_input, { trx, city, actor, session }) {
    const of = { kind: 'resident', subject: actor.holderId, except: session.id() } as const;
    await endAllSessions(trx, of, asHolder(actor, city));
    return { done: true as const };
  },
});
