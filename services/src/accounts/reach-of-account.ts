import { Account, FamilyMember } from '@karta/db';
import type { Knex } from 'knex';
import { confirmedPhoneOf } from './confirmed-phones.ts';

/** Who looks after an account that nobody signs in to; `undefined` where its owner does. */
export async function guardianOf(
  knex: Knex,
  { id, email }: Pick<Account, 'id' | 'email'>,
): Promise<Account | undefined> {
  if (email !== null) return undefined;
  const member = await FamilyMember.query(knex).findOne({ accountId: id }).select('guardianAccountId');
  return member && Account.query(knex).findById(member.guardianAccountId);
}

/** Where what concerns an account is told: its own address and number, or those of whoever looks after it. */
export async function reachOf(knex: Knex, account: Account): Promise<{ email: string; phone: string | null }> {
  const guardian = await guardianOf(knex, account);
  const email = account.email ?? guardian?.email ?? '';
  const phone = (await confirmedPhoneOf(knex, account)) ?? (guardian ? await confirmedPhoneOf(knex, guardian) : null);
  return { email, phone };
}
