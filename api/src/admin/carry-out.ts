import { ProcessIncident, ProcessInstance, putInOutbox, type Approval, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { releaseCaseBatch } from '@karta/services';
import type { ApproveAct, DeploymentAnswer } from '@karta/contracts';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { standOf } from './case-act-contents.ts';
import { deploy } from './deployments.ts';
import { placeOf } from './goes-round.ts';
import type { KeptAct, KeptMigration } from './kept-acts.ts';
import { putMigrations } from './put-migrations.ts';

type Seen = z.infer<typeof ApproveAct>;

/**
 * Does what was approved, in the transaction that says so: a diagram is stored in it, an act on a case goes into the outbox under
 * the approval's id, and acts once however often it is delivered. What fails here leaves the approval waiting.
 * @throws CardError VALIDATION where what was seen is not told, CHANGED_MEANWHILE where it is another by now, CASE_CLOSED
 */
export async function carryOut(
  city: City,
  trx: Knex,
  row: Approval,
  { currentVersion, seen }: Seen,
): Promise<z.infer<typeof DeploymentAnswer> | null> {
  const { kind, request, reason, askedBy } = row;
  if (kind === 'deploy') {
    // the version beside which it was looked at, compared where it is stored
    if (currentVersion === undefined) throw unseen('currentVersion');
    const deployment = { xml: String(request['xml']), note: reason, deployedBy: askedBy, expected: currentVersion };
    return deploy({ ...city, knex: trx }, deployment);
  }
  // a file is taken by who asked; two entries are judged where they stand beside each other
  if (kind === 'export' || kind === 'merge') return null;
  if (seen === undefined) throw unseen('seen');
  if ((await standOf(trx, row)) !== seen) throw new CardError('CHANGED_MEANWHILE');
  if (kind === 'case-batch' || kind === 'incident-batch') await releaseCaseBatch(trx, row.subject);
  else await (kind === 'migrate-version' ? migrateAll(trx, row) : actOn(trx, row, kind));
  return null;
}

const unseen = (path: string): CardError => new CardError('VALIDATION', {}, [{ path, code: 'REQUIRED' }]);

async function migrateAll(trx: Knex, { id, request, reason, askedBy, askedAt }: Approval): Promise<void> {
  const { processKey, from, ...rules } = request as unknown as KeptMigration;
  const what = { processKey, version: from, rules, mark: { approvalId: id }, begunBy: askedAt };
  await putMigrations(trx, { ...what, reason, operatorId: askedBy });
}

type OneCase = Exclude<
  Approval['kind'],
  'deploy' | 'migrate-version' | 'case-batch' | 'incident-batch' | 'export' | 'merge'
>;

async function actOn(trx: Knex, row: Approval, act: OneCase): Promise<void> {
  const { id, subject: workflowId, reason, askedBy: operatorId } = row;
  const kept = row.request as unknown as KeptAct;
  await requirePlace(trx, workflowId, act, kept);
  const { subject, what } = sentOf(act, kept);
  await trx('process_acts').insert({ updateId: id, workflowId, act, operatorId, reason, subject });
  const payload = { act, userId: operatorId, ...what };
  await putInOutbox(trx, { kind: 'approved-act', workflowId, payload }, { id });
}

/** What was asked for was asked of a case that stood there. */
async function requirePlace(trx: Knex, workflowId: string, act: OneCase, kept: KeptAct): Promise<void> {
  const instance = await ProcessInstance.query(trx).findById(workflowId);
  if (instance?.state !== 'running') throw new CardError('CASE_CLOSED');
  const isThere = {
    'move-token': async () => (await placeOf(trx, workflowId, kept.tokenId)) === kept.from,
    'skip-incident': async () =>
      (await ProcessIncident.query(trx).findById(kept.incidentId).whereNull('resolvedAt')) !== undefined,
    'fire-timer': async () =>
      (await trx('process_waits').where({ workflowId, waitId: kept.waitId }).whereNull('endedAt').first()) !==
      undefined,
    'edit-variables': () => Promise.resolve(true),
    'migrate-case': () => Promise.resolve(instance.version === Number(kept.from)),
  };
  if (!(await isThere[act]())) throw new CardError('CHANGED_MEANWHILE');
}

/** How the act is named in the records, and what the case is sent. */
function sentOf(act: OneCase, kept: KeptAct): { subject: string; what: Record<string, unknown> } {
  const { tokenId, target, from, elementId, waitId, variables, scopeId, version, mapping, timers } = kept;
  switch (act) {
    case 'move-token':
      return { subject: `${tokenId} ${target}`, what: { tokenId, target, seen: { places: { [tokenId]: from } } } };
    case 'skip-incident':
      return { subject: tokenId, what: { tokenId, seen: { places: { [tokenId]: elementId } } } };
    case 'fire-timer':
      return { subject: waitId, what: { waitId } };
    case 'edit-variables':
      return {
        subject: Object.keys(variables).join(' '),
        what: { variables, ...(scopeId !== undefined && { scopeId }) },
      };
    case 'migrate-case':
      return {
        subject: String(version),
        what: { version, ...(mapping && { mapping }), ...(timers && { timers }), seen: { version: Number(from) } },
      };
    default:
      return act satisfies never;
  }
}
