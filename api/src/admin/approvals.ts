import { ApprovalAnswer, ApprovalDetail, ApprovalList, ApproveAct, Id, RefuseAct } from '@karta/contracts';
import type { ApprovalRow, MoveCaseToken } from '@karta/contracts';
import { Approval, DecisionDefinition, ProcessDefinition } from '@karta/db';
import { CardError } from '@karta/domain';
import { RIGHT_TO, settleApproval } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { adminRoute, type Context } from '../http/definition.ts';
import { deploymentOf, moveOf } from './approval-contents.ts';
import { moveToken } from './case-acts.ts';
import { deploy } from './deployments.ts';

const OfApproval = z.object({ id: Id });
/** As many as a screen shows; those that wait are all among them. */
const MOST = 100;

/** What waits for a second person, and what was last said. */
export const approvals = adminRoute('process.read', {
  method: 'get',
  path: '/admin/approvals',
  answer: ApprovalList,
  async handle(_input, { city, actor }) {
    const rows = await Approval.query(city.knex)
      .orderByRaw("state <> 'waiting', asked_at desc, id")
      .limit(MOST)
      .select('id', 'kind', 'subject', 'reason', 'askedBy', 'askedAt', 'state', 'decidedBy', 'decidedAt', 'note');
    const nameOf = await namesIn(city.knex);
    const shown = rows.map((row) => viewApproval(row, actor, nameOf));
    return { approvals: shown, waiting: shown.filter(({ state }) => state === 'waiting').length };
  },
});

/** One of them with all that is needed to judge it. */
export const approval = adminRoute('process.read', {
  method: 'get',
  path: '/admin/approvals/:id',
  params: OfApproval,
  answer: ApprovalDetail,
  async handle({ params }, { city, actor }) {
    const row = await getApproval(city.knex, params.id);
    return {
      ...viewApproval(row, actor, await namesIn(city.knex)),
      deployment: row.kind === 'deploy' ? await deploymentOf(city, row) : null,
      move: row.kind === 'move-token' ? await moveOf(city, row) : null,
    };
  },
});

/** The second person says yes: it is done at once, in the name of who asked. */
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
    if (body.currentVersion !== undefined && body.currentVersion !== (await versionNow(trx, row.subject)))
      throw new CardError('CHANGED_MEANWHILE');
    const deployed = await carryOut(context, row);
    return { approval: viewApproval(await getApproval(trx, row.id), actor, await namesIn(city.knex)), deployed };
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
      const { id } = await settle(context, params.id, to, body.note);
      const row = await getApproval(context.trx, id);
      return { approval: viewApproval(row, context.actor, await namesIn(context.trx)), deployed: null };
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
  return settleApproval(trx, id, { to, note }, { kind: 'operator', id: actor.operatorId, now: city.clock.now() });
}

/** What fails leaves it waiting, and the second person is told why. */
async function carryOut({ city, cases }: At, row: Approval) {
  const { askedBy, reason, request, subject, id } = row;
  if (row.kind === 'deploy') return deploy(city, { xml: String(request['xml']), note: reason, deployedBy: askedBy });
  const body = { reason, ...request } as z.infer<typeof MoveCaseToken>;
  await moveToken(city, cases, askedBy, { workflowId: subject, key: id, body });
  return null;
}

async function getApproval(knex: Knex, id: string): Promise<Approval> {
  const row = await Approval.query(knex).findById(id);
  if (!row) throw new CardError('NOT_FOUND');
  return row;
}

async function versionNow(trx: Knex, key: string): Promise<number> {
  const [process, decision] = await Promise.all([
    ProcessDefinition.query(trx).where('processKey', key).max('version as version').first(),
    DecisionDefinition.query(trx).where('decisionKey', key).max('version as version').first(),
  ]);
  return process?.version ?? decision?.version ?? 0;
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
    ...{ id, kind, subject, reason, state, note, isOwn },
    askedBy: nameOf(row.askedBy) ?? '',
    askedAt: askedAt.toISOString(),
    decidedBy: nameOf(row.decidedBy),
    decidedAt: decidedAt?.toISOString() ?? null,
    canDecide: state === 'waiting' && !isOwn && actor.permissions.includes(RIGHT_TO[kind]),
  };
}
