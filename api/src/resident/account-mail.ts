import type { Account, City } from '@karta/db';
import { sendSecretLetter } from '@karta/services';
import type { Knex } from 'knex';

export type AccountMail = 'account-activation' | 'account-exists' | 'password-reset';

/** Puts a mail with a secret link to the owner of an account beside the change it belongs to. */
export function sendAccountMail(
  trx: Knex,
  city: City,
  account: Account,
  template: AccountMail,
  link: string,
): Promise<void> {
  return sendSecretLetter(trx, city, { template, account, recipient: account.email ?? '', link });
}
