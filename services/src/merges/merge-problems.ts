import { Account, Application, Card, Resident } from '@karta/db';
import { CardError, isOpenApplication, type RefusedField } from '@karta/domain';
import type { Knex } from 'knex';
import { distinctionOf } from './tell-apart.ts';

/** Why two entries are not merged now; nothing where they may be. */
export async function mergeProblems(knex: Knex, stays: Resident, goes: Resident): Promise<RefusedField[]> {
  const [account, other] = await Promise.all([accountOf(knex, stays), accountOf(knex, goes)]);
  const codes: string[] = [];
  if (other?.email) codes.push(account?.email ? 'BOTH_SIGN_IN' : 'OTHER_SIGNS_IN');
  if ([account, other].some((each) => each && each.state !== 'active')) codes.push('ACCOUNT_NOT_ACTIVE');
  const applications = await Application.query(knex)
    .where({ residentId: goes.id })
    .orWhere({ accountId: goes.accountId })
    .select('state');
  if (applications.some(({ state }) => state === 'draft' || isOpenApplication(state))) codes.push('OPEN_APPLICATION');
  const active = await Card.query(knex)
    .whereIn('residentId', [stays.id, goes.id])
    .where({ state: 'active' })
    .distinct('residentId');
  if (active.length > 1) codes.push('TWO_CARDS');
  if (await distinctionOf(knex, stays.id, goes.id)) codes.push('TOLD_APART');
  return codes.map((code) => ({ path: '', code }));
}

/** Two entries, locked, that may be merged. @throws CardError NOT_FOUND, ENTRY_CHANGED, MERGE_REFUSED */
export async function lockPair(
  trx: Knex,
  stays: { readonly id: string; readonly version: number },
  goes: { readonly id: string; readonly version: number },
): Promise<[stays: Resident, goes: Resident]> {
  const found = await Resident.query(trx)
    .findByIds([stays.id, goes.id])
    .whereNot('nameFold', '')
    .orderBy('id')
    .forUpdate();
  const [one, other] = [stays, goes].map(({ id }) => found.find((each) => each.id === id));
  if (!one || !other || one === other) throw new CardError('NOT_FOUND');
  if (one.version !== stays.version || other.version !== goes.version) throw new CardError('ENTRY_CHANGED');
  const accountIds = [one.accountId, other.accountId].filter((id) => id !== null);
  await Account.query(trx).findByIds(accountIds).orderBy('id').forUpdate().select('id');
  const problems = await mergeProblems(trx, one, other);
  if (problems.length > 0) throw new CardError('MERGE_REFUSED', {}, problems);
  return [one, other];
}

const accountOf = async (knex: Knex, { accountId }: Resident): Promise<Account | undefined> =>
  accountId === null ? undefined : Account.query(knex).findById(accountId);
