import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { writeAudit } from './audit.ts';
import { blockCard } from './card-acts.ts';
import type { City } from './city-store.ts';
import { Account } from './models/account.ts';
import type { Erasure } from './models/account-end.ts';
import { FamilyMember } from './models/family.ts';
import { putInOutbox } from './outbox.ts';

/**
 * Closes the accounts of an erasure in the caller's transaction: nobody signs in any more, every active card is blocked,
 * applications before their decision are withdrawn (requirements T3). A repetition finds everything done.
 */
export async function closeAccounts(trx: Knex, city: City, erasure: Erasure): Promise<void> {
  const now = city.clock.now();
  for (const accountId of erasure.accountIds) {
    const closed = await Account.query(trx).findById(accountId).whereNot('state', 'closed').patch({ state: 'closed' });
    if (closed === 0) continue;
    await trx('resident_sessions').whereRaw("sess->>'subject' = ?", [accountId]).delete();
    for (const cardId of await cardsOf(trx, accountId)) {
      const order = { id: actId(erasure.id, cardId), cardId, reason: 'account', now };
      await blockCard(trx, { ...order, requestedKind: 'process', requestedBy: erasure.id });
    }
    await withdrawApplications(trx, accountId);
    await writeAudit(trx, {
      ...{ actorKind: 'process', actorId: erasure.id, act: 'account.close' },
      ...{ subjectKind: 'account', subjectId: accountId },
    });
  }
}

/** Active cards of an account, and of those members of its family who have no account of their own. */
async function cardsOf(trx: Knex, accountId: string): Promise<string[]> {
  const dependants = await FamilyMember.query(trx)
    .where({ guardianAccountId: accountId })
    .whereNull('accountId')
    .whereNotNull('residentId');
  const rows: { id: string }[] = await trx('cards')
    .join('residents', 'residents.id', 'cards.resident_id')
    .where('cards.state', 'active')
    .where((either) => {
      either.where('residents.account_id', accountId);
      either.orWhereIn(
        'residents.id',
        dependants.flatMap(({ residentId }) => residentId ?? []),
      );
    })
    .select('cards.id');
  return rows.map(({ id }) => id);
}

async function withdrawApplications(trx: Knex, accountId: string): Promise<void> {
  const open: { workflowId: string }[] = await trx('applications')
    .where({ accountId })
    .whereIn('state', ['submitted', 'in-review', 'completion-requested', 'completed-by-applicant'])
    .whereNotNull('workflowId')
    .select('workflowId');
  for (const { workflowId } of open) {
    await putInOutbox(trx, {
      kind: 'deliver-message',
      workflowId,
      payload: { name: 'application-withdrawn', variables: {} },
    });
  }
}

/** One act for each card of an erasure, however often it is repeated. */
function actId(erasureId: string, cardId: string): string {
  const hex = createHash('sha256').update(`${erasureId}/${cardId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
