import {
  CancelCase,
  CaseActAnswer,
  Done,
  EditCaseVariables,
  FireCaseTimer,
  MoveCaseToken,
  ResumeCase,
  SuspendCase,
} from '@karta/contracts';
import type { ProcessInstance } from '@karta/db';
import { CardError } from '@karta/domain';
import { endUnanswering, isUnanswering } from '@karta/services';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import type { CaseClient, SentAct } from '../temporal/case-client.ts';
import { actOnCase, type Judged } from './act-on-case.ts';
import { OfCase } from './cases.ts';
import { involvesPeople, moveGoesRound, placeOf, placeOfWait, timerGoesRound } from './goes-round.ts';

interface CaseActShape<Body extends { reason: string }> {
  /** The last segment of the path. */
  path: string;
  act: string;
  body: z.ZodType<Body>;
  subject(body: Body): string;
  send(cases: CaseClient, act: SentAct, body: Body): Promise<void>;
}

/** A route by which an admin acts on one case, with a reason, once per idempotency key. */
function caseActRoute<Body extends { reason: string }>({ path, act, body: shape, subject, send }: CaseActShape<Body>) {
  return adminRoute('process.operate', {
    method: 'post',
    path: `/admin/cases/${path}`,
    query: OfCase,
    body: shape,
    needsIdempotencyKey: true,
    answer: Done,
    async handle({ query: { workflowId }, body, idempotencyKey: key }, { city, actor, cases }) {
      const intended = { workflowId, act, subject: subject(body), reason: body.reason, key, request: body };
      await actOnCase(city, actor, intended, (sent) =>
        send(cases, { workflowId, userId: actor.operatorId, ...sent }, body),
      );
      return { done: true as const };
    },
  });
}

interface GuardedActShape<Body extends { reason: string }> extends CaseActShape<Body> {
  /** Whether it goes round somebody's decision, and what is kept of it for the second person. */
  judge(knex: Knex, instance: ProcessInstance, body: Body): Promise<Judged>;
}

/** As `caseActRoute`, for an act that may go round somebody's decision: it then waits for a second person. */
export function guardedActRoute<Body extends { reason: string }>(shape: GuardedActShape<Body>) {
  const { path, act, body: bodyShape, subject, judge, send } = shape;
  return adminRoute('process.operate', {
    method: 'post',
    path: `/admin/cases/${path}`,
    query: OfCase,
    body: bodyShape,
    needsIdempotencyKey: true,
    answer: CaseActAnswer,
    handle({ query: { workflowId }, body, idempotencyKey: key }, { city, actor, cases }) {
      const intended = {
        ...{ workflowId, act, subject: subject(body), reason: body.reason, key, request: body },
        judge: (knex: Knex, instance: ProcessInstance) => judge(knex, instance, body),
      };
      return actOnCase(city, actor, intended, (sent) =>
        send(cases, { workflowId, userId: actor.operatorId, ...sent }, body),
      );
    },
  });
}

/** Nothing moves until the case is resumed. */
export const suspendCase = caseActRoute({
  path: 'suspend',
  act: 'suspend-case',
  body: SuspendCase,
  subject: () => '',
  send: (cases, act) => cases.suspend(act),
});

/** Takes up what happened meanwhile, as does what it called; messages that waited are delivered at once. */
export const resumeCase = caseActRoute({
  path: 'resume',
  act: 'resume-case',
  body: ResumeCase,
  subject: () => '',
  send: (cases, act) => cases.resume(act),
});

/** Ends a case and what it called; one that answers nothing is ended without its answer. */
export const cancelCase = adminRoute('process.operate', {
  method: 'post',
  path: '/admin/cases/cancel',
  query: OfCase,
  body: CancelCase,
  needsIdempotencyKey: true,
  answer: Done,
  async handle({ query: { workflowId }, body, idempotencyKey: key }, { city: { knex }, city, actor, cases }) {
    const intended = { workflowId, act: 'cancel-case', subject: '', reason: body.reason, key, request: body };
    const { operatorId: userId } = actor;
    await actOnCase(city, actor, intended, async (sent) =>
      (await isUnanswering(knex, workflowId))
        ? knex.transaction((trx) => endUnanswering(trx, { workflowId, userId, reasonId: sent.reasonId }))
        : cases.cancel({ workflowId, userId, ...sent }),
    );
    return { done: true as const };
  },
});

/** Puts a token on another element; one that would go round somebody's decision waits for a second person. */
export const moveCaseToken = guardedActRoute({
  path: 'move-token',
  act: 'move-token',
  body: MoveCaseToken,
  subject: ({ tokenId, target }) => `${tokenId} ${target}`,
  async judge(knex, instance, { tokenId, target }) {
    const from = await placeOf(knex, instance.workflowId, tokenId);
    // nobody can judge where a token would go from that the records do not know
    if (from === null) throw new CardError('MOVE_REFUSED', { reason: 'UNKNOWN_TOKEN' });
    const isRound = await moveGoesRound(knex, instance, { from, target });
    return { kind: 'move-token', isRound, order: { tokenId, target, from }, seen: { places: { [tokenId]: from } } };
  },
  send: (cases, act, { tokenId, target }) => cases.moveToken({ ...act, tokenId, target }),
});

/** Repairs variables; the records keep their names, the history their values. Gateways behind a person's task may read them. */
export const editCaseVariables = guardedActRoute({
  path: 'variables',
  act: 'edit-variables',
  body: EditCaseVariables,
  subject: ({ variables }) => Object.keys(variables).join(' '),
  judge: async (knex, instance, { variables, scopeId }) => ({
    kind: 'edit-variables',
    isRound: await involvesPeople(knex, instance),
    order: { variables, ...(scopeId !== undefined && { scopeId }) },
  }),
  send: (cases, act, { variables, scopeId }) =>
    cases.editVariables({ ...act, variables, ...(scopeId !== undefined && { scopeId }) }),
});

/** Lets a timer fire now; one that takes a person's task away waits for a second person. */
export const fireCaseTimer = guardedActRoute({
  path: 'fire-timer',
  act: 'fire-timer',
  body: FireCaseTimer,
  subject: ({ waitId }) => waitId,
  async judge(knex, instance, { waitId }) {
    const elementId = await placeOfWait(knex, instance.workflowId, waitId);
    if (elementId === null) throw new CardError('TIMER_NOT_WAITING');
    const isRound = await timerGoesRound(knex, instance, elementId);
    return { kind: 'fire-timer', isRound, order: { waitId, elementId } };
  },
  send: (cases, act, { waitId }) => cases.fireTimer({ ...act, waitId }),
});
