import { Account, type IdentityDecision, type Resident } from '@karta/db';
import type { LetterLanguage } from '@karta/domain';
import type { Knex } from 'knex';
import { confirmedPhoneOf } from '../accounts/confirmed-phones.ts';

/** Where somebody of the register can be reached, and by whose key what is told is sealed. */
export interface KnownHolder {
  accountId: string | null;
  residentId: string;
  firstName: string;
  email: string | null;
  phone: string | null;
  keyId: string;
  language: LetterLanguage;
}

/** The holder of an entry at the address that is known: the account's, or what the counter wrote down. */
export async function knownHolderOf(trx: Knex, entry: Resident): Promise<KnownHolder> {
  const { id: residentId, accountId, firstName } = entry;
  const account = accountId === null ? undefined : await Account.query(trx).findById(accountId);
  const email = (account?.email ?? entry.email) || null;
  const phone = account ? await confirmedPhoneOf(trx, account) : entry.phone || null;
  const { keyId, language } = account ?? { keyId: entry.keyId, language: 'pl' as const };
  return { accountId, residentId, firstName, email, phone, keyId, language };
}

/** The holder as known before the decision: the entry may have changed since. */
export async function holderBefore(trx: Knex, decision: IdentityDecision, entry: Resident): Promise<KnownHolder> {
  const { knownAccountId: accountId, knownName: firstName, knownEmail: email, knownPhone: phone } = decision;
  const account = accountId === null ? undefined : await Account.query(trx).findById(accountId);
  const { keyId, language } = account ?? { keyId: entry.keyId, language: 'pl' as const };
  return { accountId, residentId: entry.id, firstName, email, phone, keyId, language };
}
