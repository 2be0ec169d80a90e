import { randomBytes, randomUUID } from 'node:crypto';
import { connect, connectForLists, KeyStore, provisionDatabase, Vault, type City } from '@karta/db';
import type { CardState } from '@karta/domain';
import { dropTestDatabase, testProvisioning } from './database.ts';

export interface OwnCity {
  city: City;
  /** Its name. */
  database: string;
  /** Where its keys stand, and what opens them; of one with a vault. */
  keys?: { url: string; master: string };
  close(): Promise<void>;
}

/** An empty city with a database of its own, on 21 November 2026; it knows no key and serves no address. */
export async function openOwnCity(): Promise<OwnCity> {
  const to = testProvisioning();
  const database = `test_city_${randomUUID().replaceAll('-', '')}`;
  const [url = ''] = await provisionDatabase(to, database, 'city');
  const knex = connect(url, 3);
  const lists = connectForLists(url);
  const clock = { now: () => new Date('2026-11-21T10:00:00Z'), today: () => '2026-11-21' };
  return {
    database,
    city: { id: 'proba', zone: 'Europe/Warsaw', knex, lists, clock } as City,
    async close() {
      await Promise.all([knex.destroy(), lists.destroy()]);
      await dropTestDatabase(to, database);
    },
  };
}

/** The same with a vault whose keys stand in a database of their own. */
export async function openKeyedCity(): Promise<OwnCity> {
  const to = testProvisioning();
  const keysDatabase = `test_keys_${randomUUID().replaceAll('-', '')}`;
  const own = await openOwnCity();
  const [url = ''] = await provisionDatabase(to, keysDatabase, 'keys');
  const keys = connect(url, 2);
  const master = randomBytes(32);
  const vault = new Vault(new KeyStore(own.city.id, keys, master));
  return {
    database: own.database,
    city: { ...own.city, vault },
    keys: { url, master: master.toString('hex') },
    async close() {
      await keys.destroy();
      await dropTestDatabase(to, keysDatabase);
      await own.close();
    },
  };
}

/** Somebody with an account and a place in the register. */
export async function holderIn({ knex }: City): Promise<{ accountId: string; residentId: string }> {
  const [accountId, residentId, keyId] = [randomUUID(), randomUUID(), randomUUID()];
  const person = { firstName: 'Osoba', lastName: 'Próbna', keyId };
  const account = { id: accountId, email: `${accountId}@example.test`, passwordHash: '', state: 'active' };
  await knex('accounts').insert({ ...account, ...person });
  await knex('residents').insert({ id: residentId, accountId, ...person });
  return { accountId, residentId };
}

/** A card in that state. @returns its id */
export async function cardIn({ knex }: City, residentId: string, state: CardState): Promise<string> {
  const id = randomUUID();
  await knex('cards').insert({ id, number: id, residentId, keyId: randomUUID(), state, holderName: 'Osoba Próbna' });
  return id;
}
