import { randomUUID } from 'node:crypto';
import { CaseBatch, CaseBatchItem, writeAudit, type City, type WhatOfBatch } from '@karta/db';
import type { CaseBatchAct } from '@karta/domain';
import type { Knex } from 'knex';
import { askApproval } from '../approvals/ask-approval.ts';
import { actorOf, type Doer } from '../doer.ts';
import type { FoundCases } from './find-cases.ts';

export interface CaseBatchOrder {
  readonly kind: 'case-batch' | 'incident-batch';
  readonly act: CaseBatchAct;
  readonly what: WhatOfBatch;
  readonly found: FoundCases;
  readonly reason: string;
  /** Whether it may begin, may because the town has no second person, or waits for one. */
  readonly standing: 'free' | 'alone' | 'second';
}

const ITEMS_AT_ONCE = 1000;

/** Writes down what is to be done to which cases; the worker leads it on from there. Answers its id, and under what it waits for a second person. */
export async function beginCaseBatch(
  trx: Knex,
  city: City,
  order: CaseBatchOrder,
  by: Doer,
): Promise<{ id: string; approvalId: string | null }> {
  const { kind, act, what, found, reason, standing } = order;
  const id = randomUUID();
  const count = found.cases.length;
  const request = { batchId: id, act, count, ...what, ...found.foundBy };
  const approvalId =
    standing === 'second' ? await askApproval(trx, city, { kind, subject: id, request, reason }, by) : null;
  await CaseBatch.query(trx).insert({
    ...{ id, act, what, foundBy: found.foundBy, reason, approvalId },
    operatorId: by.id,
    alone: standing === 'alone',
    state: standing === 'second' ? 'asked' : 'running',
    startedAt: by.now,
  });
  for (let at = 0; at < count; at += ITEMS_AT_ONCE) {
    const items = found.cases.slice(at, at + ITEMS_AT_ONCE);
    await CaseBatchItem.query(trx).insert(
      items.map(({ workflowId, tokenId, incidentId, incidentCode }, index) => ({
        ...{ id: randomUUID(), batchId: id, position: at + index, workflowId, tokenId, incidentId, incidentCode },
        state: 'waiting' as const,
      })),
    );
  }
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'case-batch.begin',
    subjectKind: 'case-batch',
    subjectId: id,
    facts: { act, cases: count, reason },
  });
  return { id, approvalId };
}
