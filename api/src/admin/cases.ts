import { CaseDetail, CaseHistory, type CaseRow as CaseRowShape } from '@karta/contracts';
import { atOneMoment, ProcessDefinition, ProcessElement, ProcessIncident, ProcessInstance, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { interventionsIn } from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { decodedHistory } from '../temporal/decoded-history.ts';

/** Which case: the id in the query, since it holds slashes. */
export const OfCase = z.object({ workflowId: z.string().max(300) });

type CaseRow = z.infer<typeof CaseRowShape>;

async function rowOf(city: City, instance: ProcessInstance): Promise<CaseRow> {
  const [definition, active, application, incident] = await Promise.all([
    ProcessDefinition.query(city.knex).findById([instance.processKey, instance.version]).select('name'),
    ProcessElement.query(city.knex).where('workflowId', instance.workflowId).whereNull('leftAt').orderBy('id'),
    city.knex('applications').where('id', instance.caseId).first('number'),
    ProcessIncident.query(city.knex).where('workflowId', instance.workflowId).whereNull('resolvedAt').first(),
  ]);
  const { workflowId, caseId, processKey, version } = instance;
  return {
    workflowId,
    caseId,
    processKey,
    version,
    processName: definition?.name ?? processKey,
    state: stateOf(instance, incident !== undefined),
    applicationNumber: application?.number ?? null,
    currentSteps: active.filter((element) => element.name !== '').map((element) => element.name),
    startedAt: instance.startedAt.toISOString(),
    endedAt: instance.endedAt?.toISOString() ?? null,
  };
}

/** What a person is told: a suspended case first, then one that needs repair. */
function stateOf({ state, suspendedAt }: ProcessInstance, hasIncident: boolean): string {
  if (state === 'terminated') return 'completed';
  if (state !== 'running') return state;
  if (suspendedAt) return 'suspended';
  return hasIncident ? 'incident' : state;
}

/** One case on its diagram: the path, the tokens, the incidents; the same as a list of steps (B-12). */
export const caseDetail = adminRoute('process.read', {
  method: 'get',
  path: '/admin/cases/detail',
  query: OfCase,
  reads: ({ query }) => ({ act: 'case.read', subjectKind: 'case', subjectId: query.workflowId }),
  answer: CaseDetail,
  handle: ({ query }, { city }) => atOneMoment(city, (then) => detailOf(then, query.workflowId)),
});

async function detailOf(city: City, id: string): Promise<z.infer<typeof CaseDetail>> {
  const instance = await getInstance(city, id);
  const { workflowId, processKey, version } = instance;
  const [definition, newest, elements, incidents, waits, application] = await Promise.all([
    ProcessDefinition.query(city.knex).findById([processKey, version]),
    ProcessDefinition.query(city.knex).where({ processKey }).orderBy('version', 'desc').first(),
    ProcessElement.query(city.knex).where({ workflowId }).orderBy('id'),
    ProcessIncident.query(city.knex).where({ workflowId }).orderBy('raisedAt'),
    openWaits(city, workflowId),
    city.knex('applications').where('id', instance.caseId).first('id'),
  ]);
  const actors = await actorsOf(city, workflowId);
  const openTokens = new Set(incidents.filter((incident) => !incident.resolvedAt).map((incident) => incident.tokenId));
  const stateOfStep = (element: ProcessElement): string => {
    if (element.leftAt) return element.how === 'cancelled' ? 'cancelled' : 'done';
    return openTokens.has(element.tokenId) ? 'incident' : 'active';
  };
  return {
    ...(await rowOf(city, instance)),
    applicationId: application?.id ?? null,
    newestVersion: newest?.version ?? version,
    xml: definition?.xml ?? '',
    steps: elements.map((element) => ({
      tokenId: element.tokenId,
      elementId: element.elementId,
      name: element.name,
      type: element.kind,
      state: stateOfStep(element),
      actor: actors.get(`${element.elementId}/${element.tokenId}`) ?? null,
      enteredAt: element.enteredAt.toISOString(),
      leftAt: element.leftAt?.toISOString() ?? null,
      flowId: element.flowId,
      attempts: 1 + incidents.filter((incident) => incident.tokenId === element.tokenId).length,
    })),
    tokens: elements.filter((element) => !element.leftAt).map((element) => element.elementId),
    takenFlows: [...new Set(elements.flatMap((element) => element.flowId ?? []))],
    incidents: incidents.map((incident) => ({
      id: incident.id,
      elementId: incident.elementId,
      name: elements.find((element) => element.elementId === incident.elementId)?.name ?? incident.elementId,
      code: incident.cause ?? incident.code,
      message: incident.message,
      openedAt: incident.raisedAt.toISOString(),
      state: !incident.resolvedAt
        ? ('open' as const)
        : incident.how === 'skipped'
          ? ('skipped' as const)
          : ('resolved' as const),
    })),
    waits,
    suspended: await suspensionOf(city, instance),
    interventions: await interventionsIn(city.knex, workflowId),
    variables: instance.variables,
  };
}

async function openWaits(city: City, workflowId: string) {
  const rows = await city.knex('process_waits').where({ workflowId }).whereNull('endedAt').orderBy('waitId');
  return rows.map(({ waitId, elementId, kind, name, dueAt }) => ({
    waitId,
    elementId,
    kind,
    name,
    dueAt: dueAt?.toISOString() ?? null,
  }));
}

async function suspensionOf(city: City, instance: ProcessInstance) {
  const { state, suspendedAt, suspendedBy, suspendedWith: caller } = instance;
  if (!suspendedAt || state !== 'running') return null;
  const who = await city.knex('operators').whereRaw('id::text = ?', [suspendedBy]).first('name');
  return { at: suspendedAt.toISOString(), by: who?.name ?? suspendedBy ?? '', caller };
}

/** Who did the human steps, by element and token. */
async function actorsOf(city: City, workflowId: string): Promise<Map<string, string>> {
  const rows: { elementId: string; tokenId: string; name: string | null }[] = await city
    .knex('tasks')
    .joinRaw('left join operators as o on o.id::text = tasks.assignee_id')
    .where('tasks.workflow_id', workflowId)
    .select('tasks.element_id', 'tasks.token_id', 'o.name');
  return new Map(rows.flatMap((row) => (row.name === null ? [] : [[`${row.elementId}/${row.tokenId}`, row.name]])));
}

export async function getInstance(city: City, workflowId: string): Promise<ProcessInstance> {
  const instance = await ProcessInstance.query(city.knex).findById(workflowId);
  if (!instance) throw new CardError('CASE_NOT_FOUND');
  return instance;
}

/** The durable history with its payloads decoded; looking at it is recorded. */
export const caseHistory = adminRoute('process.read', {
  method: 'get',
  path: '/admin/cases/history',
  query: OfCase,
  audit: ({ query }) => ({ act: 'case.decode', subjectKind: 'case', subjectId: query.workflowId }),
  answer: CaseHistory,
  async handle({ query }, { city, cases: client }) {
    const { workflowId } = await getInstance(city, query.workflowId);
    return { events: await decodedHistory(city, client, workflowId) };
  },
});
