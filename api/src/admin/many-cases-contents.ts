import type { ApprovalDetail } from '@karta/contracts';
import { ProcessDefinition, ProcessInstance, type Approval } from '@karta/db';
import type { Knex } from 'knex';
import { changesBetween } from './approval-contents.ts';
import { graphOf } from './goes-round.ts';
import type { KeptAct, KeptMigration } from './kept-acts.ts';
import { runningOf } from './put-migrations.ts';

type CaseAct = NonNullable<ApprovalDetail['caseAct']>;
type Difference = CaseAct['differences'][number];
type Asked = Pick<Approval, 'kind' | 'subject' | 'request' | 'askedAt'>;
/** `seen` is the caller's. */
type Contents = Omit<CaseAct, 'seen'>;

/** By which rules a case goes on by another version. */
export const rulesOf = (
  from: number | undefined,
  { version, mapping = {}, timers = 'keep' }: Pick<KeptAct, 'version' | 'mapping' | 'timers'>,
): Difference[] => [
  { what: 'version', name: '', before: from === undefined ? null : String(from), after: String(version) },
  ...Object.entries(mapping).map(([element, target]): Difference => ({
    what: 'mapping',
    name: element,
    before: element,
    after: target,
  })),
  ...(timers === 'keep' ? [] : [{ what: 'timers', name: timers, before: null, after: null } as const]),
];

/** All cases of a version that run. */
export async function manyOf(knex: Knex, asked: Asked): Promise<Contents> {
  const kept = asked.request as unknown as KeptMigration;
  const { processKey, from, version } = kept;
  const definition = await ProcessDefinition.query(knex).findById([processKey, version]).select('xml');
  const cases = await runningOf(knex, { processKey, version: from })
    .where('startedAt', '<=', asked.askedAt)
    .resultSize();
  return {
    workflowId: null,
    xml: definition?.xml ?? '',
    tokens: [],
    marked: Object.values(kept.mapping ?? {}).flatMap((id) => id ?? []),
    differences: [{ what: 'cases', name: String(cases), before: null, after: null }, ...rulesOf(from, kept)],
    changes: changesBetween(await graphOf(knex, processKey, from), await graphOf(knex, processKey, version)),
  };
}

interface KeptBatch extends Partial<Pick<KeptAct, 'version' | 'mapping' | 'timers'>> {
  batchId: string;
  count: number;
}

/** What would be done to the cases of a batch, which stay those that were found when it was asked for. */
export async function batchOf(knex: Knex, asked: Asked): Promise<Contents> {
  const { batchId, count, version, mapping = {}, timers } = asked.request as unknown as KeptBatch;
  const of = knex('case_batch_items').where({ batchId }).select('workflowId');
  const first = await ProcessInstance.query(knex).whereIn('workflowId', of).orderBy('startedAt').first();
  const shown = first && { processKey: first.processKey, version: version ?? first.version };
  const definition = shown && (await ProcessDefinition.query(knex).findById([shown.processKey, shown.version]));
  const steps: { elementId: string }[] = await knex('process_elements as e')
    .join('case_batch_items as b', (on) => on.on('b.workflowId', 'e.workflowId').on('b.tokenId', 'e.tokenId'))
    .where('b.batchId', batchId)
    .whereNull('e.leftAt')
    .distinct('e.elementId');
  const skipped = asked.kind === 'incident-batch' ? steps : [];
  return {
    workflowId: null,
    xml: definition?.xml ?? '',
    tokens: [],
    marked: [...steps.map((step) => step.elementId), ...Object.values(mapping).flatMap((id) => id ?? [])],
    differences: [
      { what: 'cases', name: String(count), before: null, after: null },
      ...skipped.map((step): Difference => ({ what: 'skipped', name: step.elementId, before: null, after: null })),
      ...(version === undefined ? [] : rulesOf(first?.version, { version, mapping, ...(timers && { timers }) })),
    ],
    changes:
      first && version !== undefined
        ? changesBetween(
            await graphOf(knex, first.processKey, first.version),
            await graphOf(knex, first.processKey, version),
          )
        : [],
  };
}
