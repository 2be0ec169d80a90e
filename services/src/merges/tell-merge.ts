import { Account, type City } from '@karta/db';
import type { Knex } from 'knex';
import { reachOf } from '../accounts/reach-of-account.ts';
import { tellAccount } from '../accounts/tell-account.ts';

/** Tells whoever signs in for either entry, the guardian of a child too, that both are one now or two again; each address once. */
export async function tellMerge(
  trx: Knex,
  city: City,
  template: 'entries-merged' | 'entries-unmerged',
  accounts: readonly Account[],
): Promise<void> {
  const told = new Set<string>();
  for (const account of accounts) {
    const { email } = await reachOf(trx, account);
    if (email === '' || account.erasedAt !== null || told.has(email)) continue;
    told.add(email);
    await tellAccount(trx, city, account, template);
  }
}
