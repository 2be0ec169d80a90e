import { Account, Resident, type City } from '@karta/db';
import type { Knex } from 'knex';

/** What anybody who knows the owner of an account, or the town, would try first as the password. */
export async function knownOfAccount(knex: Knex, city: City, accountId: string): Promise<string[]> {
  const account = await Account.query(knex).findById(accountId).throwIfNotFound();
  const entry = await Resident.query(knex).findOne({ accountId }).select('birthDate', 'street', 'place');
  const year = entry?.birthDate?.slice(0, 4);
  const { firstName, lastName, email, phone } = account;
  return [city.name, firstName, lastName, email, phone, year, entry?.street, entry?.place].filter(
    (each) => !!each,
  ) as string[];
}
