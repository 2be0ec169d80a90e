import { randomUUID } from 'node:crypto';
import { Approval, Operator, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { operatorsWith } from '../access/operators-with.ts';
import { hasSomebodyElse } from '../access/second-person.ts';
import { actorOf, type Doer } from '../doer.ts';
import { tellOperator } from '../staff/tell-operator.ts';
import { RIGHT_TO } from './right-to.ts';

/** Whether somebody else could approve it. Where a town has one such person, they act alone: else it could do nothing. */
export function hasSecondPerson(knex: Knex, kind: Approval['kind'], operatorId: string): Promise<boolean> {
  return hasSomebodyElse(knex, RIGHT_TO[kind], operatorId);
}

export type ApprovalOrder = Pick<Approval, 'kind' | 'subject' | 'request' | 'reason'>;

/** Leaves the act for a second person, and tells by mail those who may say yes. Returns the id under which it waits. */
export async function askApproval(trx: Knex, city: City, order: ApprovalOrder, by: Doer): Promise<string> {
  const { kind, subject } = order;
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`approval:${kind}:${subject}`]);
  const same = await Approval.query(trx)
    .findOne({ kind, subject, askedBy: by.id, state: 'waiting' })
    .whereRaw('request = ?::jsonb', [JSON.stringify(order.request)]);
  // the same upload once more is the same request
  if (same) return same.id;
  const id = randomUUID();
  await Approval.query(trx).insert({ id, ...order, askedBy: by.id, askedAt: by.now });
  await note(trx, 'approval.ask', { id, ...order }, by);
  const able = await operatorsWith(trx, RIGHT_TO[kind]);
  for (const other of able.filter((each) => each.id !== by.id)) {
    await tellOperator(trx, city, other, 'staff-approval-waiting');
  }
  return id;
}

/**
 * What the second person says, which the first one is told by mail, or that the first one takes it back; the row stays locked until the end of the transaction.
 * @throws CardError NOT_FOUND, APPROVAL_NOT_WAITING, SECOND_PERSON_REQUIRED for one's own, FORBIDDEN to take back another's
 */
export async function settleApproval(
  trx: Knex,
  city: City,
  id: string,
  { to, note: text }: { to: 'approved' | 'refused' | 'withdrawn'; note: string },
  by: Doer,
): Promise<Approval> {
  const approval = await Approval.query(trx).findById(id).forUpdate();
  if (!approval) throw new CardError('NOT_FOUND');
  if (approval.state !== 'waiting') throw new CardError('APPROVAL_NOT_WAITING');
  const isOwn = approval.askedBy === by.id;
  if (to === 'withdrawn' && !isOwn) throw new CardError('FORBIDDEN');
  if (to !== 'withdrawn' && isOwn) throw new CardError('SECOND_PERSON_REQUIRED');
  if (to === 'approved' && (await isNewcomer(trx, by.id))) throw new CardError('APPROVER_IS_NEW');
  await Approval.query(trx).findById(id).patch({ state: to, decidedBy: by.id, decidedAt: by.now, note: text });
  await note(trx, `approval.${ACTS[to]}`, approval, by);
  const asker = to === 'withdrawn' ? undefined : await Operator.query(trx).findById(approval.askedBy);
  if (asker) await tellOperator(trx, city, asker, 'staff-approval-answered');
  return approval;
}

/** Days for which somebody who was invited approves nothing: else whoever invites makes their own second person. */
const NEW_DAYS = 7;

async function isNewcomer(trx: Knex, operatorId: string): Promise<boolean> {
  const invited = trx('audit').where({ act: 'operator.invite', subjectKind: 'operator', subjectId: operatorId });
  return (await invited.whereRaw(`at > now() - interval '${NEW_DAYS} days'`).first('id')) !== undefined;
}

const ACTS = { approved: 'approve', refused: 'refuse', withdrawn: 'withdraw' } as const;

async function note(
  trx: Knex,
  act: 'approval.ask' | `approval.${(typeof ACTS)[keyof typeof ACTS]}`,
  { id, kind, subject }: Pick<Approval, 'id' | 'kind' | 'subject'>,
  by: Doer,
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'approval', subjectId: id, facts: { kind, subject } });
}
