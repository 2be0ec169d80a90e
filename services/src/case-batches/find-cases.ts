import type { CasesToAct, IncidentsToAct } from '@karta/contracts';
import type { FoundBy } from '@karta/db';
import { CardError, MOST_CASES_IN_BATCH } from '@karta/domain';
import type { Knex } from 'knex';

export interface FoundCase {
  readonly workflowId: string;
  /** Of the incident; empty for an act on the whole case. */
  readonly tokenId: string;
  readonly incidentId: string | null;
  readonly incidentCode: string | null;
  readonly processKey: string;
  readonly version: number;
  readonly parentWorkflowId: string | null;
}
export interface FoundCases {
  readonly cases: readonly FoundCase[];
  readonly foundBy: FoundBy;
}

const OF_CASE = ['i.workflowId', 'i.processKey', 'i.version', 'i.parentWorkflowId'];

/**
 * The open incidents that were chosen one by one, or all of one cause at one step that had come about when the person looked.
 * @throws CardError CASE_BATCH_EMPTY, CASE_BATCH_TOO_LARGE
 */
export async function incidentsToAct(knex: Knex, which: IncidentsToAct): Promise<FoundCases> {
  const query = knex('process_incidents as x')
    .join('process_instances as i', 'i.workflowId', 'x.workflowId')
    .whereNull('x.resolvedAt')
    .where('i.state', 'running')
    .orderBy(['x.raisedAt', 'x.id'])
    .limit(MOST_CASES_IN_BATCH + 1)
    .select(...OF_CASE, 'x.tokenId', 'x.id as incidentId', 'x.code as incidentCode');
  if ('ids' in which) {
    return { cases: bounded(await query.whereIn('x.id', which.ids)), foundBy: {} };
  }
  const { code, elementId, processKey, until } = which;
  query
    .where({ 'x.elementId': elementId, 'i.processKey': processKey })
    .whereRaw('coalesce(x.cause, x.code) = ?', [code])
    .where('x.raisedAt', '<=', new Date(until));
  return { cases: bounded(await query), foundBy: { ...(await named(knex, processKey, elementId)), code } };
}

/**
 * The running cases that were chosen one by one, or all of a version or of one of its steps.
 * @throws CardError CASE_BATCH_EMPTY, CASE_BATCH_TOO_LARGE
 */
export async function casesToAct(knex: Knex, which: CasesToAct): Promise<FoundCases> {
  const query = knex('process_instances as i')
    .where('i.state', 'running')
    .orderBy(['i.startedAt', 'i.workflowId'])
    .limit(MOST_CASES_IN_BATCH + 1)
    .select(
      ...OF_CASE,
      knex.raw('\'\' as "tokenId"'),
      knex.raw('null as "incidentId"'),
      knex.raw('null as "incidentCode"'),
    );
  if ('workflowIds' in which) {
    return { cases: bounded(await query.whereIn('i.workflowId', which.workflowIds)), foundBy: {} };
  }
  const { processKey, version, elementId, until } = which;
  query.where({ 'i.processKey': processKey, 'i.version': version }).where('i.startedAt', '<=', new Date(until));
  if (elementId !== undefined) {
    const here = knex('process_elements').where({ elementId }).whereNull('leftAt').select('workflowId');
    query.whereIn('i.workflowId', here);
  }
  return { cases: bounded(await query), foundBy: await named(knex, processKey, elementId) };
}

function bounded(cases: readonly FoundCase[]): readonly FoundCase[] {
  if (cases.length === 0) throw new CardError('CASE_BATCH_EMPTY');
  if (cases.length > MOST_CASES_IN_BATCH) throw new CardError('CASE_BATCH_TOO_LARGE');
  return cases;
}

/** Names as they are now, so that the batch can be read when the diagram has others. */
async function named(knex: Knex, processKey: string, elementId?: string): Promise<FoundBy> {
  const process = await knex('process_definitions').where({ processKey }).orderBy('version', 'desc').first('name');
  const step =
    elementId === undefined
      ? undefined
      : await knex('process_elements').where({ elementId }).whereNot('name', '').first('name');
  return {
    processKey,
    processName: process?.name ?? processKey,
    ...(elementId !== undefined && { elementId, stepName: step?.name ?? elementId }),
  };
}
