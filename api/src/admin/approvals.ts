import { ApprovalAnswer, ApprovalDetail, ApprovalList, ApproveAct, Id, RefuseAct } from '@karta/contracts';
import type { ApprovalRow } from '@karta/contracts';
import { Approval } from '@karta/db';
import { CardError } from '@karta/domain';
import { operatorsWith, RIGHT_TO, settleApproval } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { adminRoute, type Context } from '../http/definition.ts';
import { deploymentOf, moveOf } from './approval-contents.ts';
import { moveToken, placeOf } from './case-acts.ts';
import { deploy } from './deployments.ts';

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
      .orderByRaw("state <> 'waiting', asked_at desc, id")
      .limit(MOST)
      .select('id', 'kind', 'subject', 'reason', 'askedBy', 'askedAt', 'state', 'decidedBy', 'decidedAt', 'note');
    const nameOf = await namesIn(city.knex);
    const waiting = await Approval.query(city.knex).where({ state: 'waiting' }).resultSize();
    return { approvals: rows.map((row) => viewApproval(row, actor, nameOf)), waiting };
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
    // who has lost the right meanwhile does nothing by somebody else's hand
    const able = await operatorsWith(trx, RIGHT_TO[row.kind]);
    if (!able.some(({ id }) => id === row.askedBy)) throw new CardError('CHANGED_MEANWHILE');
    const deployed = await carryOut(context, row, body.currentVersion);
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
async function carryOut({ city, cases }: At, row: Approval, expected: number | undefined) {
  const { askedBy, reason, request, subject, id } = row;
  if (row.kind === 'deploy') {
    // the version beside which it was looked at, compared where it is stored
    if (expected === undefined) throw new CardError('VALIDATION', {}, [{ path: 'currentVersion', code: 'REQUIRED' }]);
    return deploy(city, { xml: String(request['xml']), note: reason, deployedBy: askedBy, expected });
  }
  const { from, tokenId, target } = request as Record<'from' | 'tokenId' | 'target', string>;
  // what was looked at is that it stands there
  if ((await placeOf(city, subject, tokenId)) !== from) throw new CardError('CHANGED_MEANWHILE');
  await moveToken(city, cases, askedBy, { workflowId: subject, key: id, body: { reason, tokenId, target } });
  return null;
}

async function getApproval(knex: Knex, id: string): Promise<Approval> {
  const row = await Approval.query(knex).findById(id);
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
    ...{ id, kind, subject, reason, state, note, isOwn },
    askedBy: nameOf(row.askedBy) ?? '',
    askedAt: askedAt.toISOString(),
    decidedBy: nameOf(row.decidedBy),
    decidedAt: decidedAt?.toISOString() ?? null,
    canDecide: state === 'waiting' && !isOwn && actor.permissions.includes(RIGHT_TO[kind]),
  };
}
