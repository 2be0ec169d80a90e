import type { DeploymentAnswer } from '@karta/contracts';
import { DecisionDefinition, ProcessDefinition, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { compileProcesses, type Compiled } from '@karta/bpmn/compile';
import type { ProcessGraph } from '@karta/bpmn/graph';
import type { LintOptions } from '@karta/bpmn/lint';
import { CARD_PRODUCTION, digestOf, SERVICE_ACTIVITIES } from '@karta/workflows';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { asField, asLintProblem, type NewDeployment } from './deployment.ts';
import { townOfDiagrams } from './town-of-diagrams.ts';
import { MOST_COMPILED } from '../http/limits.ts';

/** A larger graph would not fit a workflow's input (docs/facts/process-host.md). */
export const tooLarge = () => new CardError('DIAGRAM_REFUSED', {}, [{ path: '-', code: 'TOO_LARGE' }]);

/** What a diagram may call or ask beside what the city has: the rest of a set that is deployed together. */
export interface Beside {
  processes: readonly string[];
}

/**
 * Lints a diagram and stores it as the next version of its process; running cases keep theirs.
 * @throws CardError DIAGRAM_REFUSED, with element ids, also when it calls a process or asks a decision that is not deployed
 */
export async function deployProcess(
  city: City,
  deployment: NewDeployment,
  beside: Beside = { processes: [] },
): Promise<z.infer<typeof DeploymentAnswer>> {
  const compiled = await compileProcesses(deployment.xml, await checkedBy(city, beside));
  return deployCompiled(city, compiled, deployment);
}

/** What a diagram of this city may name. */
export async function checkedBy(city: City, beside: Beside = { processes: [] }): Promise<LintOptions> {
  return {
    activities: SERVICE_ACTIVITIES,
    sagas: [CARD_PRODUCTION],
    processes: [...(await deployedProcesses(city)), ...beside.processes],
    decisions: await deployedDecisions(city),
    ...(await townOfDiagrams(city)),
  };
}

/** As `deployProcess`, of what was compiled and checked already. */
export async function deployCompiled(
  city: City,
  { graphs, problems }: Compiled,
  { xml, note, deployedBy, isTrial, expected, alone }: NewDeployment,
): Promise<z.infer<typeof DeploymentAnswer>> {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new CardError('DIAGRAM_REFUSED', {}, errors.map(asField));
  const [graph] = graphs;
  if (!graph || graphs.length > 1)
    throw new CardError('DIAGRAM_REFUSED', {}, [{ path: '-', code: 'ONE_PROCESS_A_FILE' }]);
  if (JSON.stringify(graph).length > MOST_COMPILED) throw tooLarge();
  const digest = digestOf(xml);
  const deployedAt = city.clock.now();
  const version = isTrial
    ? await knownVersion(city.knex, graph.processId, digest, expected)
    : await city.knex.transaction((trx) =>
        store(trx, {
          ...{ graph, xml, digest, note, deployedBy, deployedAt },
          ...(expected !== undefined && { expected }),
          ...(alone && { alone }),
        }),
      );
  const answer = { kind: 'process' as const, processKey: graph.processId, version, digest, approvalId: null };
  return { ...answer, warnings: problems.map(asLintProblem) };
}

/** The newest version, where this very file is it already. @throws CardError CHANGED_MEANWHILE */
async function knownVersion(
  knex: Knex,
  processKey: string,
  digest: string,
  expected: number | undefined,
): Promise<number | null> {
  const last = await ProcessDefinition.query(knex).where({ processKey }).orderBy('version', 'desc').first();
  if (last?.digest === digest) return last.version;
  if (expected !== undefined && expected !== (last?.version ?? 0)) throw new CardError('CHANGED_MEANWHILE');
  return null;
}

async function deployedProcesses(city: City): Promise<string[]> {
  const rows = await ProcessDefinition.query(city.knex).distinct('processKey');
  return rows.map(({ processKey }) => processKey);
}

/** By the newest version of every file: this is what a new case gets. */
async function deployedDecisions(city: City): Promise<string[]> {
  const rows = await DecisionDefinition.query(city.knex)
    .distinctOn('decisionKey')
    .orderBy([{ column: 'decisionKey' }, { column: 'version', order: 'desc' }])
    .select('decisions');
  return rows.flatMap(({ decisions }) => decisions);
}

async function store(
  trx: Knex,
  { graph, expected, alone, ...row }: NewDeployment & { graph: ProcessGraph; digest: string; deployedAt: Date },
): Promise<number> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`deploy:${graph.processId}`]);
  const last = await ProcessDefinition.query(trx)
    .where('processKey', graph.processId)
    .orderBy('version', 'desc')
    .first();
  if (last?.digest === row.digest) return last.version;
  if (expected !== undefined && expected !== (last?.version ?? 0)) throw new CardError('CHANGED_MEANWHILE');
  const version = (last?.version ?? 0) + 1;
  const { processId: processKey, name } = graph;
  await ProcessDefinition.query(trx).insert({ ...row, processKey, version, name: name || processKey, graph });
  await writeAudit(trx, {
    actorKind: 'operator',
    actorId: row.deployedBy,
    act: 'process.deploy',
    subjectKind: 'process',
    subjectId: processKey,
    facts: { version, digest: row.digest, ...(alone && { alone }) },
  });
  return version;
}
