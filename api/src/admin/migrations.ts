import {
  MigrateCase,
  MigrationPreview,
  MigrationRulesInput,
  QueuedMigrations,
  VersionMigrationPreview,
  VersionMigrationQuestion,
} from '@karta/contracts';
import { ProcessInstance, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { planMigration } from '@karta/bpmn/engine';
import { asksPeople } from '@karta/bpmn/graph';
import { askApproval } from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import type { CaseClient } from '../temporal/case-client.ts';
import { guardedActRoute } from './case-acts.ts';
import { getInstance, OfCase } from './cases.ts';
import { graphOf, migrationGoesRound, standingOf } from './goes-round.ts';
import { putMigrations, runningOf } from './put-migrations.ts';

const PAGE = 50;
const OfVersion = z.object({
  processKey: z.string().min(1).max(200),
  version: z.coerce.number().int().min(1).max(1_000_000),
});
type Rules = z.infer<typeof MigrationRulesInput>;
type Preview = z.infer<typeof MigrationPreview>;

/** What a migration would do to one case as it is now; nothing changes. */
async function previewOf(city: City, cases: CaseClient, instance: ProcessInstance, rules: Rules): Promise<Preview> {
  const { version: to, mapping = {}, timers = 'keep' } = rules;
  const { workflowId, processKey } = instance;
  if (instance.state !== 'running') throw new CardError('CASE_CLOSED');
  const { state, process } = await cases.snapshot(workflowId);
  const graphs = [
    await graphOf(city.knex, processKey, process.version),
    await graphOf(city.knex, processKey, to),
  ] as const;
  const plan = planMigration(graphs[0], graphs[1], state, { mapping, timers }, city.clock.now().toISOString());
  const { obstacles, tokens, opened, ended } = plan;
  return {
    workflowId,
    from: process.version,
    to,
    isPossible: obstacles.length === 0,
    obstacles: obstacles.map(({ record, element, target = null, code }) => ({ record, element, target, code })),
    tokens: tokens.map(({ element, target }) => ({ element, target })),
    opened: [...opened],
    ended: [...ended],
  };
}

/** What a migration would do to one case: what maps, what does not, and why. */
export const previewMigration = adminRoute('process.operate', {
  method: 'post',
  path: '/admin/cases/migration-preview',
  query: OfCase,
  body: MigrationRulesInput,
  answer: MigrationPreview,
  async handle({ query, body }, { city, cases }) {
    return previewOf(city, cases, await getInstance(city, query.workflowId), body);
  },
});

/** Puts one case on another version, all or nothing; where people are asked it waits for a second person. */
export const migrateCase = guardedActRoute({
  path: 'migrate',
  act: 'migrate-case',
  body: MigrateCase,
  subject: ({ version }) => String(version),
  judge: async (knex, instance, { version, mapping, timers }) => ({
    kind: 'migrate-case',
    isRound: await migrationGoesRound(knex, instance, version),
    order: { version, from: instance.version, ...(mapping && { mapping }), ...(timers && { timers }) },
    seen: { version: instance.version },
  }),
  send: (cases, act, { version, mapping, timers }) =>
    cases.migrate({ ...act, version, ...(mapping && { mapping }), ...(timers && { timers }) }),
});

/** As `previewMigration`, for the running cases of a version, a page at a time. */
export const previewVersionMigration = adminRoute('process.operate', {
  method: 'post',
  path: '/admin/definitions/:processKey/versions/:version/migration-preview',
  params: OfVersion,
  body: VersionMigrationQuestion,
  answer: VersionMigrationPreview,
  async handle({ params, body: { after, ...rules } }, { city, cases }) {
    await graphOf(city.knex, params.processKey, rules.version);
    const rows = runningOf(city.knex, params)
      .orderBy('workflowId')
      .limit(PAGE + 1);
    if (after !== undefined) rows.where('workflowId', '>', after);
    const found = await rows;
    const previews: Preview[] = [];
    for (const instance of found.slice(0, PAGE)) previews.push(await previewOf(city, cases, instance, rules));
    return { previews, next: found.length > PAGE ? (previews.at(-1)?.workflowId ?? null) : null };
  },
});

/**
 * Asks every running case of a version to go on by another; each does so for itself, all or nothing. What is left in the old
 * version afterwards was refused; its preview says why.
 */
export const migrateVersion = adminRoute('process.operate', {
  method: 'post',
  path: '/admin/definitions/:processKey/versions/:version/migrate',
  params: OfVersion,
  body: MigrateCase,
  once: true,
  answer: QueuedMigrations,
  status: 202,
  async handle({ params, body }, { city, actor: { operatorId }, trx }) {
    const { processKey, version: from } = params;
    const { reason, ...rules } = body;
    const graphs = [await graphOf(trx, processKey, from), await graphOf(trx, processKey, body.version)];
    const called = await runningOf(trx, params).whereNotNull('parentWorkflowId').select('workflowId').first();
    const isRound = called !== undefined || graphs.some(asksPeople);
    const standing = await standingOf(trx, 'migrate-version', operatorId, isRound);
    if (standing === 'second') {
      const request = { processKey, from, ...rules };
      const order = { kind: 'migrate-version', subject: `${processKey} ${from}`, request, reason } as const;
      const by = { kind: 'operator', id: operatorId, now: city.clock.now() } as const;
      return { cases: 0, approvalId: await askApproval(trx, city, order, by) };
    }
    const mark = standing === 'alone' ? { alone: true as const } : {};
    return { cases: await putMigrations(trx, { ...params, rules, reason, operatorId, mark }), approvalId: null };
  },
});
