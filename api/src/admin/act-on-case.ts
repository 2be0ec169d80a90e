import { randomUUID } from 'node:crypto';
import { actOnce, type Approval, type City, type ProcessInstance } from '@karta/db';
import type { CaseActAnswer } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { askApproval, isActRecorded } from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import type { SentAct } from '../temporal/case-client.ts';
import { getInstance } from './cases.ts';
import { standingOf } from './goes-round.ts';

/** What an admin is about to do to a case. */
export interface IntendedCaseAct {
  workflowId: string;
  /** Name of the act in the records, as the Update is called. */
  act: string;
  /** What is acted on, for the records: ids and names. */
  subject: string;
  reason: string;
  /** Idempotency key of the request, and what it asks. */
  key: string;
  request: unknown;
  /** Whether it goes round somebody's decision, and what is then kept for the second person. */
  judge?: (knex: Knex, instance: ProcessInstance) => Promise<Judged>;
}

export interface Judged {
  kind: Approval['kind'];
  isRound: boolean;
  order: Record<string, unknown>;
  /** How the case stood when it was judged: it compares, however late the act comes to it. */
  seen?: NonNullable<SentAct['seen']>;
}

/** What the case is sent beside the act itself. */
export type Sent = Pick<SentAct, 'reasonId' | 'alone' | 'seen'>;

/** What one request has come to: sent under the id of its reason, or left to a second person. */
type Begun = Sent | { approvalId: string };

/**
 * Stores the reason first; the case carries its id, which is also the id of the Update: the same request acts once, however
 * often it comes (docs/facts/process-host.md). What goes round somebody's decision is left to a second person, once as well.
 * @throws CardError CASE_NOT_FOUND, IDEMPOTENCY_KEY_REUSED, and what the Update is refused with
 */
export async function actOnCase(
  city: City,
  { operatorId }: Pick<OperatorActor, 'operatorId'>,
  intended: IntendedCaseAct,
  send: (sent: Sent) => Promise<void>,
): Promise<CaseActAnswer> {
  const { workflowId, act, key, request } = intended;
  const instance = await getInstance(city, workflowId);
  const owner = `operator:${operatorId}`;
  const once = { owner, key, request: [act, workflowId, request] };
  const begun = await actOnce(city.knex, once, (trx) => begin(trx, city, operatorId, { intended, instance }));
  if ('approvalId' in begun) return { done: false, approvalId: begun.approvalId };
  try {
    await send(begun);
  } catch (error) {
    // a repetition after the case has ended: what the first request did stands in the records
    if (!(error instanceof CardError && error.code === 'CASE_CLOSED')) throw error;
    if (!(await isActRecorded(city.knex, workflowId, begun.reasonId))) throw error;
  }
  return { done: true, approvalId: null };
}

async function begin(
  trx: Knex,
  city: City,
  operatorId: string,
  { intended, instance }: { intended: IntendedCaseAct; instance: ProcessInstance },
): Promise<Begun> {
  const { workflowId, act, subject, reason, judge } = intended;
  const judged = await judge?.(trx, instance);
  const standing = judged ? await standingOf(trx, judged.kind, operatorId, judged.isRound) : 'free';
  if (judged && standing === 'second') {
    const by = { kind: 'operator', id: operatorId, now: city.clock.now() } as const;
    const asked = { kind: judged.kind, subject: workflowId, request: judged.order, reason };
    return { approvalId: await askApproval(trx, city, asked, by) };
  }
  const id = randomUUID();
  await trx('process_acts').insert({ updateId: id, workflowId, act, operatorId, reason, subject });
  return { reasonId: id, ...(standing === 'alone' && { alone: true }), ...(judged?.seen && { seen: judged.seen }) };
}
