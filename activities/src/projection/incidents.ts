import type { ProgressEvent } from '@karta/workflows';
import type { Knex } from 'knex';
import { idOfKey } from '@karta/services';

/** A token that parks because its step failed; an admin sees it on the diagram. */
export async function raiseIncident(
  trx: Knex,
  workflowId: string,
  event: Extract<ProgressEvent, { kind: 'incident-raised' }>,
): Promise<void> {
  const { tokenId, elementId, code, cause, message, at } = event;
  await trx('process_incidents')
    .insert({
      id: idOfKey(`${workflowId}/${tokenId}/${at}`),
      workflowId,
      tokenId,
      elementId,
      code,
      cause,
      message,
      raisedAt: at,
    })
    // one open incident a token; the same one written again is the same row
    .onConflict()
    .ignore();
}

export async function resolveIncident(
  trx: Knex,
  workflowId: string,
  event: Extract<ProgressEvent, { kind: 'incident-resolved' }>,
): Promise<void> {
  const { tokenId, how, at } = event;
  await trx('process_incidents').where({ workflowId, tokenId }).whereNull('resolvedAt').update({ resolvedAt: at, how });
}
