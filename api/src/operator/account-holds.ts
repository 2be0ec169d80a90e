import { randomUUID } from 'node:crypto';
import { CardActOrder, Done, HeldAccount, Id } from '@karta/contracts';
import { Account, AccountHold, putInOutbox, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows';
import type { Knex } from 'knex';
import * as z from 'zod';
import { operatorRoute, type Noted } from '../http/definition.ts';

const OfAccount = z.object({ id: Id });

/**
 * Keeps an account's data from being erased, for a court or an archive; the reason is told to its owner. Refused once the
 * data have begun to go.
 */
export const holdAccount = operatorRoute('account.hold', {
  method: 'post',
  path: '/operator/accounts/:id/hold',
  params: OfAccount,
  body: CardActOrder,
  once: true,
  audit: ({ params }, { id }) => noted('account.hold', params.id, id),
  answer: HeldAccount,
  status: 201,
  async handle({ params, body }, { city, actor, trx }) {
    const account = await getAccount(trx, params.id);
    if (account.erasingSince !== null) throw new CardError('ERASURE_OVER');
    if (await findHold(trx, account.id)) throw new CardError('ACCOUNT_ALREADY_HELD');
    const id = randomUUID();
    await AccountHold.query(trx).insert({
      id,
      accountId: account.id,
      reason: body.reason,
      setBy: actor.operatorId,
      setAt: city.clock.now(),
    });
    return { id, accountId: account.id };
  },
});

/** The reason is gone: an erasure that waited for it goes on by itself. */
export const liftHold = operatorRoute('account.hold', {
  method: 'post',
  path: '/operator/accounts/:id/hold/lift',
  params: OfAccount,
  body: CardActOrder,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const account = await getAccount(trx, params.id);
    const hold = await findHold(trx, account.id);
    if (!hold) throw new CardError('ACCOUNT_NOT_HELD');
    const lifted = { liftReason: body.reason, liftedBy: actor.operatorId, liftedAt: city.clock.now() };
    await AccountHold.query(trx).findById(hold.id).patch(lifted);
    const lift = noted('account.lift-hold', account.id, hold.id);
    await writeAudit(trx, { actorKind: 'operator', actorId: actor.operatorId, ...lift });
    await tellErasures(trx, city, account.id);
    return { done: true as const };
  },
});

/** Locked until the commit: it is either held or released, never both. */
async function getAccount(trx: Knex, id: string): Promise<Account> {
  const account = await Account.query(trx).findById(id).forUpdate();
  if (!account) throw new CardError('NOT_FOUND');
  return account;
}

async function findHold(trx: Knex, accountId: string): Promise<AccountHold | undefined> {
  return AccountHold.query(trx).findOne({ accountId }).whereNull('liftedAt');
}

const noted = (act: Noted['act'], accountId: string, holdId: string): Noted => ({
  act,
  subjectKind: 'account',
  subjectId: accountId,
  facts: { holdId },
});

/** Without an end: a case that waits for it waits as long. */
async function tellErasures(trx: Knex, city: City, accountId: string): Promise<void> {
  const waiting: { id: string }[] = await trx('erasures')
    .whereRaw('? = any(account_ids)', [accountId])
    .whereNull('outcome')
    .whereNotNull('graceEndedAt')
    .select('id');
  for (const { id } of waiting) {
    const payload = { name: 'hold-lifted', variables: {} };
    const workflowId = workflowIdOf(city.id, 'account-erasure', id);
    await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload });
  }
}
