import { Account, type Notification } from '@karta/db';
import type { SkipReason } from '@karta/domain';
import type { Knex } from 'knex';
import type { Campaign } from './campaign-row.ts';
import { refusal } from './reach-now.ts';

/**
 * The last question before a message of a campaign leaves, in the transaction that marks the attempt: whether the campaign still
 * runs and its recipient may still be told. A message that may not go is taken back: of a paused campaign its recipient waits on.
 */
export async function stillGoes(trx: Knex, { id }: Pick<Notification, 'id'>): Promise<boolean> {
  const row: (Campaign & { recipientId: string; accountId: string; residentId: string }) | undefined = await trx(
    'campaign_recipients as r',
  )
    .join('campaigns as c', 'c.id', 'r.campaign_id')
    .where('r.notification_id', id)
    .forShare('c')
    .first('c.*', 'r.id as recipientId', 'r.accountId', 'r.residentId');
  // whoever it was for is forgotten
  if (!row) return false;
  const recipient = trx('campaign_recipients').where({ id: row.recipientId });
  if (row.state === 'paused') {
    await recipient.update({ state: 'waiting', handedAt: null });
    await trx('notifications').where({ id }).delete();
    return false;
  }
  const reason = row.state === 'cancelled' ? 'cancelled' : await reasonNow(trx, row);
  if (reason === null) return true;
  await recipient.update({ state: 'skipped', reason, handedAt: null, settledAt: trx.raw('now()') });
  await trx('notifications').where({ id }).delete();
  return false;
}

async function reasonNow(
  trx: Knex,
  row: Campaign & { accountId: string; residentId: string },
): Promise<SkipReason | null> {
  const account = await Account.query(trx).findById(row.accountId);
  return account ? refusal(trx, row, account, row.residentId) : 'no-account';
}
