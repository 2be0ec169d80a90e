import {
  Account,
  Application,
  ApplicationEvent,
  Card,
  FamilyMember,
  putInOutbox,
  type City,
  type Erasure,
} from '@karta/db';
import { canAccount, isOpenApplication } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { changeAccount } from './change-account.ts';
import { endSessions } from '../access/sessions.ts';
import { blockCard } from '../cards/block-card.ts';
import { spoilUnissued } from '../cards/spoil-unissued.ts';
import type { Doer } from '../doer.ts';
import { idOfKey } from '../id-of-key.ts';

/** A case whose diagram does not know the message is not asked for ever; its erasure then waits for a person. */
const TELLS_FOR_MS = 30 * 24 * 3_600_000;

/**
 * Closes the accounts of an erasure in the caller's transaction: nobody signs in any more, every active card is blocked,
 * cards that are being made or wait at a pick-up point are spoiled, and every case about an application or a conversation
 * of the person is told (requirements T3). A repetition finds everything done.
 */
export async function closeAccounts(trx: Knex, city: City, erasure: Erasure): Promise<void> {
  const by = { kind: 'process', id: erasure.id, now: city.clock.now() } as const;
  for (const accountId of erasure.accountIds) {
    const account = await Account.query(trx).findById(accountId).forUpdate().throwIfNotFound();
    if (!canAccount('close', account.state)) continue;
    await changeAccount(trx, account, 'close', by);
    await endSessions(trx, 'resident', accountId);
    await stopCards(trx, city, accountId, by);
    await tellApplications(trx, city, accountId);
    await tellThreads(trx, city, accountId);
  }
}

async function stopCards(trx: Knex, city: City, accountId: string, by: Doer): Promise<void> {
  const cards = await cardsOf(trx, accountId);
  for (const { id: cardId } of cards) {
    // Does nothing to a card that is not active; one act for each card of an erasure, however often it is repeated.
    await blockCard(trx, cardId, by, { id: idOfKey(`${by.id}/${cardId}`), reason: 'account' });
  }
  const ids = cards.map(({ id }) => id);
  await spoilUnissued(trx, ids, by, 'ACCOUNT_CLOSED');
  await tellReminders(trx, city, ids);
}

/** Cards of an account, and of those members of its family who have no account of their own. */
export async function cardsOf(trx: Knex, accountId: string): Promise<Card[]> {
  const dependants = FamilyMember.query(trx)
    .where({ guardianAccountId: accountId })
    .whereNull('accountId')
    .whereNotNull('residentId')
    .select('residentId');
  return Card.query(trx)
    .join('residents', 'residents.id', 'cards.resident_id')
    .where((either) => either.where('residents.account_id', accountId).orWhereIn('residents.id', dependants))
    .select('cards.*');
}

/** Applications of the account whose case is under way, also one that is done and still offers something. */
async function tellApplications(trx: Knex, city: City, accountId: string): Promise<void> {
  const sent = await Application.query(trx).where({ accountId }).whereNotNull('workflowId');
  for (const { id, state, workflowId } of sent) {
    const isOpen = isOpenApplication(state);
    if (!workflowId || !(isOpen || (await isRunning(trx, workflowId)))) continue;
    if (isOpen) {
      const event = { applicationId: id, key: 'account-closed', at: city.clock.now(), code: 'account-closed' };
      await ApplicationEvent.query(trx).insert(event).onConflict(['application_id', 'key']).ignore();
    }
    await tell(trx, city, workflowId, 'account-closed');
  }
}

async function tellThreads(trx: Knex, city: City, accountId: string): Promise<void> {
  const open: { id: string }[] = await trx('threads').where({ accountId }).whereNot('state', 'closed').select('id');
  for (const { id } of open) await tell(trx, city, workflowIdOf(city.id, 'resident-thread', id), 'account-closed');
}

/** Nobody is reminded of a card that is not there any more. */
async function tellReminders(trx: Knex, city: City, cardIds: readonly string[]): Promise<void> {
  const started: { id: string }[] = await trx('scheduled_starts')
    .where('processKey', 'not-collected-card')
    .whereIn('subject', cardIds)
    .select('id');
  for (const { id } of started) {
    const workflowId = workflowIdOf(city.id, 'not-collected-card', id);
    if (await isRunning(trx, workflowId)) await tell(trx, city, workflowId, 'card-collected');
  }
}

async function isRunning(trx: Knex, workflowId: string): Promise<boolean> {
  return (await trx('process_instances').where({ workflowId }).whereNull('endedAt').first('workflowId')) !== undefined;
}

async function tell(trx: Knex, city: City, workflowId: string, name: string): Promise<void> {
  const expiresAt = new Date(city.clock.now().getTime() + TELLS_FOR_MS);
  await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload: { name, variables: {} } }, { expiresAt });
}
