import {
  CancelCase,
  Done,
  EditCaseVariables,
  FireCaseTimer,
  MoveCaseToken,
  MoveTokenAnswer,
  ResumeCase,
  SuspendCase,
} from '@karta/contracts';
import { actOnce, ProcessDefinition, ProcessElement, type City } from '@karta/db';
import { passesHuman, type ProcessGraph } from '@karta/bpmn/graph';
import { askApproval, hasSecondPerson } from '@karta/services';
import type * as z from 'zod';
import { adminRoute, type Context } from '../http/definition.ts';
import type { OperatorActor } from '../http/actor.ts';
import type { CaseClient, SentAct } from '../temporal/case-client.ts';
import { actOnCase } from './act-on-case.ts';
import { getInstance, OfCase } from './cases.ts';

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

/** Puts a token on another element; one that would go round somebody's decision waits for a second person. */
export const moveCaseToken = adminRoute('process.operate', {
  method: 'post',
  path: '/admin/cases/move-token',
  query: OfCase,
  body: MoveCaseToken,
  needsIdempotencyKey: true,
  answer: MoveTokenAnswer,
  async handle({ query: { workflowId }, body, idempotencyKey: key }, { city, actor, cases }) {
    const { reason, ...move } = body;
    const from = await placeOf(city, workflowId, body.tokenId);
    const asked = { kind: 'move-token', subject: workflowId, request: { ...move, from }, reason } as const;
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    if (await needsSecondPerson(city, workflowId, { from, target: move.target }, actor.operatorId)) {
      const owner = `operator:${actor.operatorId}`;
      const intended = { owner, key, request: ['move-token', workflowId, body] };
      return actOnce(city.knex, intended, async (trx) => ({
        done: false,
        approvalId: await askApproval(trx, asked, by),
      }));
    }
    await moveToken(city, cases, actor.operatorId, { workflowId, key, body });
    return { done: true, approvalId: null };
  },
});

/** Moves it, with its reason, once for the key. */
export async function moveToken(
  city: City,
  cases: CaseClient,
  operatorId: string,
  { workflowId, key, body }: { workflowId: string; key: string; body: z.infer<typeof MoveCaseToken> },
): Promise<void> {
  const { reason, tokenId, target } = body;
  const intended = { workflowId, act: 'move-token', subject: `${tokenId} ${target}`, reason, key, request: body };
  await actOnCase(city, { operatorId }, intended, (reasonId) =>
    cases.moveToken({ workflowId, userId: operatorId, reasonId, tokenId, target }),
  );
}

/** On which element the records have the token; null for one that they do not have. */
export async function placeOf({ knex }: City, workflowId: string, tokenId: string): Promise<string | null> {
  const at = await ProcessElement.query(knex).findOne({ workflowId, tokenId }).whereNull('leftAt');
  return at?.elementId ?? null;
}

async function needsSecondPerson(
  city: City,
  workflowId: string,
  { from, target }: { from: string | null; target: string },
  operatorId: string,
): Promise<boolean> {
  if (!(await hasSecondPerson(city.knex, 'move-token', operatorId))) return false;
  const { processKey, version } = await getInstance(city, workflowId);
  const definition = await ProcessDefinition.query(city.knex).findById([processKey, version]).select('graph');
  // a token that is not there is refused by the case itself
  if (from === null || definition === undefined) return false;
  return passesHuman(definition.graph as ProcessGraph, from, target);
}

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
