import { randomUUID } from 'node:crypto';
import { actOnce, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { OperatorActor } from '../http/actor.ts';
import { getInstance } from './cases.ts';

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
}

/**
 * Stores the reason first; the case carries its id, which is also the id of the Update: the same request acts once, however
 * often it comes (docs/facts/process-host.md).
 * @throws CardError CASE_NOT_FOUND, IDEMPOTENCY_KEY_REUSED, and what the Update is refused with
 */
export async function actOnCase(
  city: City,
  { operatorId }: Pick<OperatorActor, 'operatorId'>,
  intended: IntendedCaseAct,
  send: (reasonId: string) => Promise<void>,
): Promise<{ done: true }> {
  const { workflowId, act, subject, reason, key, request } = intended;
  await getInstance(city, workflowId);
  const owner = `operator:${operatorId}`;
  const { reasonId } = await actOnce(city.knex, { owner, key, request: [act, workflowId, request] }, async (trx) => {
    const id = randomUUID();
    await trx('process_acts').insert({ updateId: id, workflowId, act, operatorId, reason, subject });
    return { reasonId: id };
  });
  try {
    await send(reasonId);
  } catch (error) {
    // a repetition after the case has ended: what the first request did stands in the records
    if (!(error instanceof CardError && error.code === 'CASE_CLOSED')) throw error;
    if (!(await isRecorded(city, workflowId, reasonId))) throw error;
  }
  return { done: true };
}

async function isRecorded(city: City, workflowId: string, reasonId: string): Promise<boolean> {
  const row = await city
    .knex('audit')
    .where({ subjectKind: 'case', subjectId: workflowId })
    .whereRaw("facts->>'updateId' = ?", [reasonId])
    .first('id');
  return row !== undefined;
}
