import type { ApplicationWay, Usual, WayStep } from '@karta/contracts';
import { ProcessDefinition, ProcessElement, ProcessInstance, type Application, type City } from '@karta/db';
import { publicWay, type ProcessGraph, type PublicStep } from '@karta/bpmn/graph';
import { APPLICATION_KINDS, civilDateOf, isOpenApplication } from '@karta/domain';
import { usualDecisions, usualSteps } from './usual-times.ts';

/**
 * Where an application is: the steps that its own version of the diagram shows to residents, which of them it has passed, and how
 * long they usually take in this town. Empty for a draft, and where nothing is labelled.
 */
export async function applicationWay(city: City, application: Application): Promise<ApplicationWay> {
  const { state, submittedAt, decidedAt, decisionDue, type } = application;
  const dateOf = (at: Date | null) => (at === null ? null : civilDateOf(at, city.zone));
  const usual = (await usualDecisions(city)).get(type) ?? null;
  return {
    state,
    submittedOn: dateOf(submittedAt),
    today: city.clock.today(),
    decisionDue,
    decidedOn: dateOf(decidedAt),
    decisionUsual: usual,
    steps: submittedAt === null ? [] : await stepsOf(city, application),
  };
}

async function stepsOf(city: City, application: Application): Promise<WayStep[]> {
  const { workflowId, type, state } = application;
  const instance = workflowId === null ? undefined : await ProcessInstance.query(city.knex).findById(workflowId);
  const processKey = instance?.processKey ?? APPLICATION_KINDS[type].process;
  const graph = await graphOf(city, processKey, instance?.version);
  if (!graph) return [];
  const [usual, entered] = await Promise.all([usualSteps(city, processKey), enteredBy(city, instance)]);
  return publicWay(graph).map((step) => viewStep(step, entered, usual, isOpenApplication(state)));
}

/** The diagram by which the case runs, or will. */
async function graphOf({ knex }: City, processKey: string, version?: number): Promise<ProcessGraph | undefined> {
  const found = await ProcessDefinition.query(knex)
    .where({ processKey, ...(version !== undefined && { version }) })
    .orderBy('version', 'desc')
    .select('graph')
    .first();
  return found?.graph as ProcessGraph | undefined;
}

/** What was entered of the steps that residents see: the last time counts. */
async function enteredBy(
  { knex }: City,
  instance: ProcessInstance | undefined,
): Promise<ReadonlyMap<string, ProcessElement>> {
  if (!instance) return new Map();
  const rows = await ProcessElement.query(knex)
    .where({ workflowId: instance.workflowId })
    .whereNotNull('publicLabel')
    .orderBy('id');
  return new Map(rows.map((row) => [row.elementId, row]));
}

function viewStep(
  { id, label, role, of }: PublicStep,
  entered: ReadonlyMap<string, ProcessElement>,
  usual: ReadonlyMap<string, Usual>,
  isOpen: boolean,
): WayStep {
  const row = entered.get(id);
  const enteredAt = row?.enteredAt.toISOString() ?? null;
  const leftAt = row?.leftAt?.toISOString() ?? null;
  const ahead = isOpen ? 'ahead' : 'passed-by';
  const state = row === undefined ? ahead : row.leftAt === null && isOpen ? 'now' : 'done';
  return { id, label, role, of, state, enteredAt, leftAt, usual: usual.get(id) ?? null };
}
