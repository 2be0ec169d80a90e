import { Account, Erasure, putInOutbox, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** The case is on its way to where it waits. */
const WAITS_MS = 10 * 60_000;

/** Takes an erasure back within its grace period (requirements T3). @throws CardError NOT_FOUND, ERASURE_OVER */
export async function cancelErasure(trx: Knex, city: City, id: string, by: Doer): Promise<void> {
  const erasure = await Erasure.query(trx).findById(id).forUpdate();
  if (!erasure) throw new CardError('NOT_FOUND');
  if (erasure.outcome !== null || erasure.graceEndedAt !== null) throw new CardError('ERASURE_OVER');
  // A case whose grace period ends in this moment finds it here.
  await Erasure.query(trx).findById(id).patch({ cancelAskedAt: by.now });
  const subject = { subjectKind: 'account', subjectId: erasure.accountId } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'erasure.cancel', ...subject, facts: { erasureId: id } });
  const workflowId = workflowIdOf(city.id, 'account-erasure', id);
  const payload = { name: 'erasure-cancelled', variables: {} };
  const expiresAt = new Date(by.now.getTime() + WAITS_MS);
  await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { expiresAt });
}

/** The erasure of an account that can still be taken back. */
export async function findGoing(knex: Knex, { clock }: City, accountId: string): Promise<Erasure | undefined> {
  return Erasure.query(knex)
    .findOne({ accountId })
    .whereNull('outcome')
    .whereNull('graceEndedAt')
    .where('dueOn', '>', clock.today());
}

/** An account at this address that is closed and could still be opened again. */
export async function findGoingAccount(knex: Knex, city: City, email: string): Promise<Account | undefined> {
  const closed = await Account.query(knex).where({ email, state: 'closed' }).whereNull('erasingSince');
  for (const account of closed) if (await findGoing(knex, city, account.id)) return account;
  return undefined;
}
