import type { DeploymentAnswer } from '@karta/contracts';
import { DecisionDefinition, ProcessDefinition, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { decidableIn, type StoredDecisions } from '@karta/bpmn/dmn';
import { questionsOf, type ProcessGraph } from '@karta/bpmn/graph';
import { problem, type Problem } from '@karta/bpmn/lint';
import { digestOf } from '@karta/workflows';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { namesOf, type CheckedDecisions } from './check-decisions.ts';
import { asField, type NewDeployment } from './deployment.ts';
import { MOST_COMPILED } from '../http/limits.ts';

/**
 * Stores a DMN file, checked before, as the next version; running cases keep theirs.
 * @throws CardError DIAGRAM_REFUSED, with the ids of decisions that cannot be used, are asked and would be missing, or are
 *   in another file already; CHANGED_MEANWHILE when another file came after the check
 */
export async function deployDecisions(
  city: City,
  checked: CheckedDecisions,
  { xml, note, deployedBy, isTrial, expected, alone }: NewDeployment,
): Promise<z.infer<typeof DeploymentAnswer>> {
  const { model } = checked;
  const digest = digestOf(xml);
  const version = await city.knex.transaction(async (trx) => {
    // one at a time: a name may be in one file alone
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['deploy:decisions']);
    const problems = await problemsOf(trx, checked);
    if (problems.length > 0) throw new CardError('DIAGRAM_REFUSED', {}, problems.map(asField));
    if (isTrial) return knownVersion(trx, model.key, digest);
    return store(trx, model, {
      ...{ xml, note, deployedBy, digest },
      ...(expected !== undefined && { expected }),
      ...(alone && { alone }),
    });
  });
  return { kind: 'decision', processKey: model.key, version, digest, warnings: [], approvalId: null };
}

/** The newest version, where this very file is it already. */
async function knownVersion(trx: Knex, decisionKey: string, digest: string): Promise<number | null> {
  const last = await DecisionDefinition.query(trx).where({ decisionKey }).orderBy('version', 'desc').first();
  return last?.digest === digest ? last.version : null;
}

/** The newest version of each file. */
export async function newestDecisions(knex: Knex): Promise<DecisionDefinition[]> {
  return DecisionDefinition.query(knex)
    .distinctOn('decisionKey')
    .orderBy([{ column: 'decisionKey' }, { column: 'version', order: 'desc' }])
    .select('decisionKey', 'version', 'decisions', 'model');
}

async function problemsOf(trx: Knex, { model, problems, beside }: CheckedDecisions): Promise<Problem[]> {
  const newest = await newestDecisions(trx);
  if (namesOf(model.key, newest).join() !== beside.join()) throw new CardError('CHANGED_MEANWHILE');
  const others = newest.filter(({ decisionKey }) => decisionKey !== model.key);
  const taken = new Set(others.flatMap(({ decisions }) => decisions));
  const mine = decidableIn(model);
  const before = newest.find(({ decisionKey }) => decisionKey === model.key)?.decisions ?? [];
  const gone = before.filter((name) => !mine.includes(name));
  const stillAsked = gone.length === 0 ? [] : await askedIn(trx);
  return [
    ...problems,
    ...mine.filter((name) => taken.has(name)).map((name) => problem('DUPLICATE_DECISION', name, name)),
    ...gone.filter((name) => stillAsked.includes(name)).map((name) => problem('UNKNOWN_DECISION', name, name)),
    // a larger model would not fit a workflow's input beside its diagram (docs/facts/process-host.md)
    ...(JSON.stringify(model).length > MOST_COMPILED ? [problem('TOO_LARGE', '-', '1')] : []),
  ];
}

/** What the newest diagrams ask: a file that no longer has it would keep every new case from starting. */
async function askedIn(trx: Knex): Promise<string[]> {
  const newest = await ProcessDefinition.query(trx)
    .distinctOn('processKey')
    .orderBy([{ column: 'processKey' }, { column: 'version', order: 'desc' }]);
  return newest.flatMap(({ graph }) => questionsOf(graph as ProcessGraph).map(({ decision }) => decision));
}

async function store(
  trx: Knex,
  model: StoredDecisions,
  { expected, alone, ...row }: NewDeployment & { digest: string },
): Promise<number> {
  const { key: decisionKey } = model;
  const last = await DecisionDefinition.query(trx).where({ decisionKey }).orderBy('version', 'desc').first();
  if (last?.digest === row.digest) return last.version;
  if (expected !== undefined && expected !== (last?.version ?? 0)) throw new CardError('CHANGED_MEANWHILE');
  const version = (last?.version ?? 0) + 1;
  await DecisionDefinition.query(trx).insert({
    ...row,
    decisionKey,
    version,
    name: model.name || decisionKey,
    model,
    decisions: decidableIn(model),
  });
  await writeAudit(trx, {
    actorKind: 'operator',
    actorId: row.deployedBy,
    act: 'decision.deploy',
    subjectKind: 'decision',
    subjectId: decisionKey,
    facts: { version, digest: row.digest, ...(alone && { alone }) },
  });
  return version;
}
