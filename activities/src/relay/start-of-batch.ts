import { Card, ProductionTask, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { requireCardAsSent, settleBatchItem } from '@karta/services';
import { startProductionUpdate, type StartProduction } from '@karta/workflows';
import { WorkflowNotFoundError, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** Refusals that stay: somebody has begun the card by hand, or its case is over. */
const FINAL = ['ALREADY_CLAIMED', 'UNKNOWN_TASK'];

/**
 * Begins the card whose turn it is in a batch, as a person at the screen would; the batch goes on without one that cannot be
 * begun. Harmless when repeated. @throws what Temporal says, and when it takes longer than `deadlineMs`
 */
export async function startOfBatch(
  city: City,
  client: Client,
  row: { id: string; workflowId: string; payload: Omit<StartProduction, 'cityId'> },
  deadlineMs: number,
): Promise<void> {
  const { taskId, operatorId, stationId } = row.payload;
  const start = { cityId: city.id, taskId, operatorId, stationId };
  const handle = client.workflow.getHandle(row.workflowId);
  const begin = () => handle.executeUpdate(startProductionUpdate, { args: [start], updateId: row.id });
  const leftOut =
    (await isChanged(city, taskId)) ??
    (await client.withDeadline(Date.now() + deadlineMs, begin).then(() => undefined, whyLeftOut));
  if (leftOut) await city.knex.transaction((trx) => settleBatchItem(trx, taskId, { leftOut }, city.clock.now()));
}

/** What else is wrong with a card its production tells a person. */
async function isChanged(city: City, taskId: string): Promise<'SUBMISSION_CHANGED' | undefined> {
  const made = await ProductionTask.query(city.knex).findById(taskId).throwIfNotFound();
  const card = await Card.query(city.knex).findById(made.cardId).throwIfNotFound();
  const refused = await requireCardAsSent(city, card).catch((error: unknown) => error);
  return refused instanceof CardError && refused.code === 'SUBMISSION_CHANGED' ? refused.code : undefined;
}

/** @throws what says nothing of the card */
function whyLeftOut(error: unknown): string {
  if (error instanceof WorkflowNotFoundError) return 'CARD_STOPPED';
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (cause instanceof ApplicationFailure && FINAL.includes(cause.type ?? '')) return 'BEGUN_ELSEWHERE';
  throw error;
}
