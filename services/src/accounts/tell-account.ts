import { randomUUID } from 'node:crypto';
import type { Account, City } from '@karta/db';
import type { CaseLetter } from '@karta/domain';
import type { Knex } from 'knex';
import { officeFacts } from '../letters/facts-of-message.ts';
import { putLetters } from '../letters/write-letters.ts';

/** Tells the owner of an account what has happened to it; `phone`: a number that is theirs no more. */
export async function tellAccount(
  trx: Knex,
  city: City,
  account: Account,
  template: Extract<CaseLetter, 'password-changed' | 'phone-changed'>,
  phone: string | null = null,
): Promise<void> {
  const { id, email, firstName, lastName, keyId } = account;
  const facts = await officeFacts(trx, city, firstName || lastName);
  const to = { accountId: id, residentId: null, applicationId: null, email, phone, facts };
  await putLetters(trx, city, to, { template, key: `${template}/${randomUUID()}`, keyId });
}
