import type { ProgressEvent } from '@karta/workflows';
import type { Knex } from 'knex';

type ElementEvent = Extract<ProgressEvent, { kind: 'element-entered' | 'element-left' }>;

/** The path on the diagram: one row for each visit of an element by a token. */
export async function applyToElements(trx: Knex, workflowId: string, event: ElementEvent): Promise<void> {
  const { tokenId, elementId, at } = event;
  if (event.kind === 'element-left') {
    const open = trx('process_elements').where({ workflowId, tokenId, elementId }).whereNull('leftAt');
    await open.update({ leftAt: at, how: event.how });
    return;
  }
  const { elementKind: kind, name, scopeId, flowId, publicLabel } = event;
  await trx('process_elements').insert({
    workflowId,
    tokenId,
    elementId,
    kind,
    name,
    scopeId,
    flowId,
    publicLabel,
    enteredAt: at,
  });
}
