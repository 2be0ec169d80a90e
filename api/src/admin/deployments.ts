import { DecisionDefinitionList, Deployment, DeploymentAnswer, ProcessDefinitionList } from '@karta/contracts';
import { DecisionDefinition, ProcessDefinition, type City } from '@karta/db';
import { askApproval, hasSecondPerson } from '@karta/services';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { BODY, MOST_COMPILED } from '../http/limits.ts';
import { deployDecisions, newestDecisions } from './deploy-decisions.ts';
import { checkedBy, deployCompiled, tooLarge } from './deploy-process.ts';
import type { NewDeployment } from './deployment.ts';
import { leastCompiled } from './least-compiled.ts';
import { readApart } from './read-apart.ts';

/** Stores what was uploaded, by what it is. @throws CardError DIAGRAM_REFUSED */
export async function deploy(city: City, deployment: NewDeployment): Promise<z.infer<typeof DeploymentAnswer>> {
  const { xml } = deployment;
  if (leastCompiled(xml) > MOST_COMPILED) throw tooLarge();
  const read = await readApart(xml, { options: await checkedBy(city), beside: await newestDecisions(city.knex) });
  return 'decisions' in read
    ? deployDecisions(city, read.decisions, deployment)
    : deployCompiled(city, read.compiled, deployment);
}

/**
 * Uploads a diagram or a file of decisions; what is wrong with it comes back with the element's id. It takes effect when a
 * second person has looked at it, as whoever draws a process could leave the clerk's step out.
 */
export const deployDiagram = adminRoute('process.deploy', {
  method: 'post',
  path: '/admin/deployments',
  body: Deployment,
  bodyLimit: BODY.diagram,
  answer: DeploymentAnswer,
  status: 201,
  async handle({ body }, { city, actor }) {
    const { xml, note, expected } = body;
    const deployment = { xml, note, deployedBy: actor.operatorId, ...(expected !== undefined && { expected }) };
    if (!(await hasSecondPerson(city.knex, 'deploy', actor.operatorId)))
      return deploy(city, { ...deployment, alone: true });
    const judged = await deploy(city, { ...deployment, isTrial: true });
    if (judged.version !== null) return judged;
    const order = {
      kind: 'deploy',
      subject: judged.processKey,
      request: { xml: body.xml },
      reason: body.note,
    } as const;
    const by = { kind: 'operator', id: actor.operatorId, now: city.clock.now() } as const;
    return { ...judged, approvalId: await city.knex.transaction((trx) => askApproval(trx, city, order, by)) };
  },
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
    const nameOf = await operatorNames(city);
    return {
      definitions: newest.map((definition) => {
        const count = counts.find((row) => row.processKey === definition.processKey);
        const { processKey, name, version, digest, note, deployedAt, deployedBy } = definition;
        return {
          processKey,
          name,
          version,
          digest,
          note,
          deployedAt: deployedAt.toISOString(),
          deployedBy: nameOf(deployedBy),
          runningCases: Number(count?.running ?? 0),
          incidents: Number(count?.incidents ?? 0),
        };
      }),
    };
  },
});

/** Every file of decisions in its newest version. */
export const decisionDefinitions = adminRoute('process.read', {
  method: 'get',
  path: '/admin/decisions',
  answer: DecisionDefinitionList,
  async handle(_input, { city }) {
    const newest = await DecisionDefinition.query(city.knex)
      .distinctOn('decisionKey')
      .orderBy([{ column: 'decisionKey' }, { column: 'version', order: 'desc' }]);
    const nameOf = await operatorNames(city);
    return {
      definitions: newest.map(({ decisionKey, name, version, digest, note, deployedAt, deployedBy, decisions }) => ({
        decisionKey,
        name,
        version,
        digest,
        note,
        decisions,
        deployedAt: deployedAt.toISOString(),
        deployedBy: nameOf(deployedBy),
      })),
    };
  },
});

/** Who deployed, by name; what came with a release keeps its mark. */
export async function operatorNames(city: City): Promise<(id: string) => string> {
  const operators: { id: string; name: string }[] = await city.knex('operators').select('id', 'name');
  return (id) => operators.find((operator) => operator.id === id)?.name ?? id;
}
