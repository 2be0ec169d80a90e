import { Account, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { tellAccount } from '../accounts/tell-account.ts';
import type { Doer } from '../doer.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { factorsOf, noteFactor, type FactorOwner, type SecondFactor } from './second-factors.ts';

interface FactorChange {
  act: 'add' | 'remove' | 'renew-codes';
  method?: string;
  /** Gets the factors there were; one change of a person's factors at a time. */
  work?(before: readonly SecondFactor[]): Promise<void>;
}

/**
 * Changes what a resident shows beside the password: with its audit row and a letter, and known devices are known no more. The
 * first factor, and a renewal, gives codes to write down; there are none otherwise.
 */
export async function changeFactors(
  trx: Knex,
  city: City,
  owner: FactorOwner,
  by: Doer,
  { act, method, work }: FactorChange,
): Promise<string[]> {
  const account = await Account.query(trx).findById(owner.subject).forUpdate().throwIfNotFound();
  const before = await factorsOf(trx, owner);
  if (act === 'renew-codes' && before.length === 0) throw new CardError('NOT_FOUND');
  await work?.(before);
  await noteFactor(trx, owner, by, { act, ...(method !== undefined && { method }) });
  await tellAccount(trx, city, account, 'factor-changed');
  await trx('known_devices').where({ kind: owner.kind, subject: owner.subject }).delete();
  const isFirst = act === 'add' && before.length === 0;
  return isFirst || act === 'renew-codes' ? renewRecoveryCodes(trx, owner.kind, owner.subject) : [];
}
