import { randomUUID } from 'node:crypto';
import type { Account, City } from '@karta/db';
import type { CaseLetter } from '@karta/domain';
import type { Knex } from 'knex';
import { officeFacts } from '../letters/facts-of-message.ts';
import { languageOf } from '../letters/language-of.ts';
import { putLetters } from '../letters/write-letters.ts';
import { reachOf } from './reach-of-account.ts';

/** Tells the owner of an account what has happened to it; `phone`: a number that is theirs no more. */
export async function tellAccount(
  trx: Knex,
  city: City,
  account: Account,
  template: Extract<
    CaseLetter,
    | 'email-changed'
    | 'entries-merged'
    | 'entries-unmerged'
    | 'factor-changed'
    | 'family-detached'
    | 'password-changed'
    | 'phone-changed'
  >,
  phone: string | null = null,
): Promise<void> {
  const { id, firstName, lastName, keyId } = account;
  const { email } = await reachOf(trx, account);
  const facts = await officeFacts(trx, city, firstName || lastName);
  const language = await languageOf(trx, account);
  const to = { accountId: id, residentId: null, applicationId: null, email, phone, facts, language };
  await putLetters(trx, city, to, { template, key: `${template}/${randomUUID()}`, keyId });
}
