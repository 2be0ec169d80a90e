import { createHash } from 'node:crypto';
import { Deployment, DeploymentAnswer, ProcessDefinitionList } from '@karta/contracts';
import { ProcessDefinition, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { compileProcesses, type Problem } from '@karta/workflows/compile';
import { SERVICE_ACTIVITIES, type ProcessGraph } from '@karta/workflows';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

/** A larger graph would not fit a workflow's input (architecture, section 4). */
const GRAPH_LIMIT = 1_000_000;

export interface NewDeployment {
  xml: string;
  note: string;
  deployedBy: string;
}

/** Lints a diagram and stores it as the next version of its process; running cases keep theirs. Throws DIAGRAM_REFUSED. */
export async function deploy(
  city: City,
  { xml, note, deployedBy }: NewDeployment,
): Promise<z.infer<typeof DeploymentAnswer>> {
  const { graphs, problems } = await compileProcesses(xml, { activities: SERVICE_ACTIVITIES });
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new CardError('DIAGRAM_REFUSED', {}, errors.map(asField));
  const [graph] = graphs;
  if (!graph || graphs.length > 1)
    throw new CardError('DIAGRAM_REFUSED', {}, [{ path: '-', code: 'ONE_PROCESS_A_FILE' }]);
  if (JSON.stringify(graph).length > GRAPH_LIMIT)
    throw new CardError('DIAGRAM_REFUSED', {}, [{ path: '-', code: 'TOO_LARGE' }]);
  const digest = createHash('sha256').update(xml).digest('hex');
  const version = await city.knex.transaction((trx) => store(trx, { graph, xml, digest, note, deployedBy }));
  return { processKey: graph.processId, version, digest, warnings: problems.map(asLintProblem) };
}

async function store(
  trx: Knex,
  { graph, ...row }: NewDeployment & { graph: ProcessGraph; digest: string },
): Promise<number> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`deploy:${graph.processId}`]);
  const last = await ProcessDefinition.query(trx)
    .where('processKey', graph.processId)
    .orderBy('version', 'desc')
    .first();
  if (last?.digest === row.digest) return last.version;
  const version = (last?.version ?? 0) + 1;
  await ProcessDefinition.query(trx).insert({
    ...row,
    processKey: graph.processId,
    version,
    name: graph.name ?? graph.processId,
    graph,
  });
  await writeAudit(trx, {
    ...{ actorKind: 'operator', actorId: row.deployedBy, act: 'process.deploy' },
    ...{ subjectKind: 'process', subjectId: graph.processId },
    facts: { version, digest: row.digest },
  });
  return version;
}

function asField(problem: Problem): { path: string; code: string } {
  return { path: problem.element, code: problem.code };
}

function asLintProblem({ element, code, sentence, severity }: Problem) {
  return { elementId: element === '-' ? null : element, code, message: sentence, severity };
}

/** Uploads a diagram; what is wrong with it comes back with the element's id. */
export const deployDiagram = adminRoute('process.deploy', {
  method: 'post',
  path: '/admin/deployments',
  body: Deployment,
  bodyLimit: '6mb',
  answer: DeploymentAnswer,
  status: 201,
  handle: ({ body }, { city, actor }) => deploy(city, { ...body, deployedBy: actor.operatorId }),
});

/** Every process in its newest version, with how many cases run and how many need help. */
export const definitions = adminRoute('process.read', {
  method: 'get',
  path: '/admin/definitions',
  answer: ProcessDefinitionList,
  async handle(_input, { city }) {
    const newest = await ProcessDefinition.query(city.knex)
      .distinctOn('processKey')
      .orderBy([{ column: 'processKey' }, { column: 'version', order: 'desc' }]);
    const counts: { processKey: string; running: string; incidents: string }[] = await city
      .knex('process_instances as i')
      .groupBy('processKey')
      .select('processKey')
      .select(city.knex.raw("count(*) filter (where i.state = 'running') as running"))
      .select(
        city.knex.raw(
          'count(*) filter (where exists (select 1 from process_incidents x where x.workflow_id = i.workflow_id and x.resolved_at is null)) as incidents',
        ),
      );
    const operators: { id: string; name: string }[] = await city.knex('operators').select('id', 'name');
    return {
      definitions: newest.map((definition) => {
        const count = counts.find((row) => row.processKey === definition.processKey);
        const { processKey, name, version, digest, note, deployedAt, deployedBy } = definition;
        return {
          ...{ processKey, name, version, digest, note, deployedAt: deployedAt.toISOString() },
          deployedBy: operators.find((operator) => operator.id === deployedBy)?.name ?? deployedBy,
          runningCases: Number(count?.running ?? 0),
          incidents: Number(count?.incidents ?? 0),
        };
      }),
    };
  },
});
