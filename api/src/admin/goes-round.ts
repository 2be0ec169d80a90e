import { ProcessDefinition, ProcessElement, type Approval, type ProcessInstance } from '@karta/db';
import { CardError } from '@karta/domain';
import { asksPeople, passesHuman, timerPassesHuman, type ProcessGraph } from '@karta/bpmn/graph';
import { hasSecondPerson } from '@karta/services';
import type { Knex } from 'knex';

/** Whether an act is anybody's with the right, of the one person whom the town has for it, or waits for a second one. */
export type Standing = 'free' | 'alone' | 'second';

type Of = Pick<ProcessInstance, 'workflowId' | 'processKey' | 'version' | 'parentWorkflowId'>;

/** Judges an act that may go round somebody's decision. */
export async function standingOf(
  knex: Knex,
  kind: Approval['kind'],
  operatorId: string,
  isRound: boolean,
): Promise<Standing> {
  if (!isRound) return 'free';
  return (await hasSecondPerson(knex, kind, operatorId)) ? 'second' : 'alone';
}

/** @throws CardError VERSION_NOT_FOUND */
export async function graphOf(knex: Knex, processKey: string, version: number): Promise<ProcessGraph> {
  const graph = await findGraph(knex, processKey, version);
  if (!graph) throw new CardError('VERSION_NOT_FOUND');
  return graph;
}

/** On which element the records have the token; null for one that they do not have. */
export async function placeOf(knex: Knex, workflowId: string, tokenId: string): Promise<string | null> {
  const at = await ProcessElement.query(knex).findOne({ workflowId, tokenId }).whereNull('leftAt');
  return at?.elementId ?? null;
}

/** On which element a wait of the case was begun; null for one that the records do not have. */
export async function placeOfWait(knex: Knex, workflowId: string, waitId: string): Promise<string | null> {
  const wait = await knex('process_waits').where({ workflowId, waitId }).first('elementId');
  return wait?.elementId ?? null;
}

/** Whether the diagram by which a case runs asks people, or the one that has called it may; one that is not there might. */
export async function involvesPeople(knex: Knex, { processKey, version, parentWorkflowId }: Of): Promise<boolean> {
  const graph = await findGraph(knex, processKey, version);
  return parentWorkflowId !== null || graph === undefined || asksPeople(graph);
}

/** Whether a token would go round somebody's decision on its way. */
export async function moveGoesRound(
  knex: Knex,
  { processKey, version }: Of,
  { from, target }: { from: string; target: string },
): Promise<boolean> {
  const graph = await findGraph(knex, processKey, version);
  return graph === undefined || passesHuman(graph, from, target);
}

/** Whether a timer takes somebody's task away. */
export async function timerGoesRound(knex: Knex, { processKey, version }: Of, elementId: string): Promise<boolean> {
  const graph = await findGraph(knex, processKey, version);
  return graph === undefined || timerPassesHuman(graph, elementId);
}

/** @throws CardError VERSION_NOT_FOUND */
export async function migrationGoesRound(knex: Knex, of: Of, version: number): Promise<boolean> {
  const target = await graphOf(knex, of.processKey, version);
  return asksPeople(target) || (await involvesPeople(knex, of));
}

async function findGraph(knex: Knex, processKey: string, version: number): Promise<ProcessGraph | undefined> {
  const row = await ProcessDefinition.query(knex).findById([processKey, version]).select('graph');
  return row?.graph as ProcessGraph | undefined;
}
