import { ApprovalAnswer, ApprovalDetail, ApprovalList, ApproveAct, Id, RefuseAct } from '@karta/contracts';
import type { ApprovalRow } from '@karta/contracts';
import { Approval } from '@karta/db';
import { CardError } from '@karta/domain';
import { dropCaseBatch, isActRecorded, operatorsWith, RIGHT_TO, settleApproval } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { adminRoute, type Context } from '../http/definition.ts';
import { codeOfRefusal } from '../temporal/refusal.ts';
import { deploymentOf, exportOf } from './approval-contents.ts';
import { carryOut } from './carry-out.ts';
import { caseActOf } from './case-act-contents.ts';

const OfApproval = z.object({ id: Id });
/** As many as a screen shows, those that wait first. */
const MOST = 100;

/** What waits for a second person, and what was last said. */
export const approvals = adminRoute('process.read', {
  method: 'get',
  path: '/admin/approvals',
  answer: ApprovalList,
  async handle(_input, { city, actor }) {
    const rows = await Approval.query(city.knex)
      // two entries are judged where they stand beside each other
      .whereNot('kind', 'merge')
      .orderByRaw("state <> 'waiting', asked_at desc, id")
      .limit(MOST)
      .select('id', 'kind', 'subject', 'reason', 'askedBy', 'askedAt', 'state', 'decidedBy', 'decidedAt', 'note');
    const nameOf = await namesIn(city.knex);
    const waiting = await Approval.query(city.knex).where({ state: 'waiting' }).whereNot('kind', 'merge').resultSize();
    return { approvals: rows.map((row) => viewApproval(row, actor, nameOf)), waiting };
  },
});

/** One of them with all that is needed to judge it. */
export const approval = adminRoute('process.read', {
  method: 'get',
  path: '/admin/approvals/:id',
  params: OfApproval,
  // what an act would change in a case stands beside what is there
  reads: (_input, { caseAct }) =>
    caseAct?.workflowId ? { act: 'case.read', subjectKind: 'case', subjectId: caseAct.workflowId } : null,
  answer: ApprovalDetail,
  async handle({ params }, { city, actor }) {
    const row = await getApproval(city.knex, params.id);
    return {
      ...(await viewWithEffect(city.knex, row, actor)),
      deployment: row.kind === 'deploy' ? await deploymentOf(city, row) : null,
      listExport: row.kind === 'export' ? exportOf(row) : null,
      caseAct: row.kind === 'deploy' || row.kind === 'export' ? null : await caseActOf(city, row),
    };
  },
});

/** The second person says yes: it is done in the name of who asked, and once. */
export const approve = adminRoute('process.read', {
  method: 'post',
  path: '/admin/approvals/:id/approve',
  params: OfApproval,
  body: ApproveAct,
  transaction: true,
  answer: ApprovalAnswer,
  async handle({ params, body }, context) {
    const row = await settle(context, params.id, 'approved', body.note);
    const { city, actor, trx } = context;
    // who has lost the right meanwhile does nothing by somebody else's hand; a file is taken by its own route and right
    const able = await operatorsWith(trx, RIGHT_TO[row.kind]);
    const isStillTheirs = row.kind === 'export' || able.some(({ id }) => id === row.askedBy);
    if (!isStillTheirs) throw new CardError('CHANGED_MEANWHILE');
    const deployed = await carryOut(city, trx, row, body);
    return { approval: await viewWithEffect(trx, await getApproval(trx, row.id), actor), deployed };
  },
});

const refusing = (path: 'refuse' | 'withdraw', to: 'refused' | 'withdrawn') =>
  adminRoute('process.read', {
    method: 'post',
    path: `/admin/approvals/:id/${path}`,
    params: OfApproval,
    body: RefuseAct,
    transaction: true,
    answer: ApprovalAnswer,
    async handle({ params, body }, context) {
      const { city, trx } = context;
      const { id } = await settle(context, params.id, to, body.note);
      const row = await getApproval(trx, id);
      if (row.kind === 'case-batch' || row.kind === 'incident-batch')
        await dropCaseBatch(trx, row.subject, city.clock.now());
      return { approval: await viewWithEffect(trx, row, context.actor), deployed: null };
    },
  });

/** The second person says no, and why. */
export const refuseApproval = refusing('refuse', 'refused');
/** Who asked takes it back. */
export const withdrawApproval = refusing('withdraw', 'withdrawn');

type At = Context<OperatorActor>;

async function settle({ city, actor, trx }: At, id: string, to: 'approved' | 'refused' | 'withdrawn', note: string) {
  const row = await getApproval(trx, id);
  if (!actor.permissions.includes(RIGHT_TO[row.kind])) throw new CardError('FORBIDDEN');
  return settleApproval(trx, city, id, { to, note }, { kind: 'operator', id: actor.operatorId, now: city.clock.now() });
}

/** What the case has said to an approved act; a refusal is told as long as the outbox keeps it. */
async function effectOf(knex: Knex, { id, kind, state, subject }: Approval): Promise<string | null> {
  if (state !== 'approved') return null;
  if (
    ['deploy', 'migrate-version', 'case-batch', 'incident-batch', 'export'].includes(kind) ||
    (await isActRecorded(knex, subject, id))
  )
    return 'done';
  const sent = await knex('outbox').where({ id }).first('doneAt', 'problem');
  if (!sent) return null;
  return sent.doneAt === null ? 'waiting' : codeOfRefusal(sent.problem ?? 'done');
}

async function viewWithEffect(knex: Knex, row: Approval, actor: OperatorActor): Promise<z.infer<typeof ApprovalRow>> {
  return { ...viewApproval(row, actor, await namesIn(knex)), effect: await effectOf(knex, row) };
}

async function getApproval(knex: Knex, id: string): Promise<Approval> {
  const row = await Approval.query(knex).findById(id).whereNot('kind', 'merge');
  if (!row) throw new CardError('NOT_FOUND');
  return row;
}

async function namesIn(knex: Knex): Promise<(id: string | null) => string | null> {
  const operators: { id: string; name: string }[] = await knex('operators').select('id', 'name');
  const names = new Map(operators.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? ''));
}

function viewApproval(
  row: Approval,
  actor: OperatorActor,
  nameOf: (id: string | null) => string | null,
): z.infer<typeof ApprovalRow> {
  const { id, kind, subject, reason, state, note, askedAt, decidedAt } = row;
  const isOwn = row.askedBy === actor.operatorId;
  return {
    ...{ id, kind, subject, reason, state, note, isOwn, effect: null },
    askedBy: nameOf(row.askedBy) ?? '',
    askedAt: askedAt.toISOString(),
    decidedBy: nameOf(row.decidedBy),
    decidedAt: decidedAt?.toISOString() ?? null,
    canDecide: state === 'waiting' && !isOwn && actor.permissions.includes(RIGHT_TO[kind]),
  };
}
