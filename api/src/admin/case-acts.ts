import {
  CancelCase,
  Done,
  EditCaseVariables,
  FireCaseTimer,
  MoveCaseToken,
  ResumeCase,
  SuspendCase,
} from '@karta/contracts';
import type * as z from 'zod';
import { adminRoute, type Context } from '../http/definition.ts';
import type { OperatorActor } from '../http/actor.ts';
import type { CaseClient, SentAct } from '../temporal/case-client.ts';
import { actOnCase } from './act-on-case.ts';
import { OfCase } from './cases.ts';

interface CaseActShape<Body extends { reason: string }> {
  /** The last segment of the path. */
  path: string;
  act: string;
  body: z.ZodType<Body>;
  subject(body: Body): string;
  send(cases: CaseClient, act: SentAct, body: Body): Promise<void>;
}

/** A route by which an admin acts on one case, with a reason, once per idempotency key. */
export function caseActRoute<Body extends { reason: string }>(shape: CaseActShape<Body>) {
  return adminRoute('process.operate', {
    method: 'post',
    path: `/admin/cases/${shape.path}`,
    query: OfCase,
    body: shape.body,
    needsIdempotencyKey: true,
    answer: Done,
    async handle({ query: { workflowId }, body, idempotencyKey: key }, { city, actor, cases }: Context<OperatorActor>) {
      const intended = {
        workflowId,
        act: shape.act,
        subject: shape.subject(body),
        reason: body.reason,
        key,
        request: body,
      };
      return actOnCase(city, actor, intended, (reasonId) =>
        shape.send(cases, { workflowId, userId: actor.operatorId, reasonId }, body),
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

/** Ends a case and what it called. */
export const cancelCase = caseActRoute({
  path: 'cancel',
  act: 'cancel-case',
  body: CancelCase,
  subject: () => '',
  send: (cases, act) => cases.cancel(act),
});

/** Puts a token on another element. */
export const moveCaseToken = caseActRoute({
  path: 'move-token',
  act: 'move-token',
  body: MoveCaseToken,
  subject: ({ tokenId, target }) => `${tokenId} ${target}`,
  send: (cases, act, { tokenId, target }) => cases.moveToken({ ...act, tokenId, target }),
});

/** Repairs variables; the records keep their names, the history their values. */
export const editCaseVariables = caseActRoute({
  path: 'variables',
  act: 'edit-variables',
  body: EditCaseVariables,
  subject: ({ variables }) => Object.keys(variables).join(' '),
  send: (cases, act, { variables, scopeId }) =>
    cases.editVariables({ ...act, variables, ...(scopeId !== undefined && { scopeId }) }),
});

/** Lets a timer fire now. */
export const fireCaseTimer = caseActRoute({
  path: 'fire-timer',
  act: 'fire-timer',
  body: FireCaseTimer,
  subject: ({ waitId }) => waitId,
  send: (cases, act, { waitId }) => cases.fireTimer({ ...act, waitId }),
});
