import { createHash, randomUUID } from 'node:crypto';
import { formatCardNumber } from '@karta/domain';
import type { Knex } from 'knex';
import type { City } from '../../src/index.ts';
import type { fateOf } from './fates.ts';
import { chances, inventedPerson, pick } from './invented-people.ts';

/** What the people of a town get. */
export interface Offer {
  packages: readonly { code: string; validityYears: number }[];
  points: readonly string[];
  cardNumberMask: string;
  fate: typeof fateOf;
}

/** Everything about a person that SQL cannot make, one row each. */
export const PEOPLE_TABLE = `
  create temporary table made_people (
    account_id uuid, resident_id uuid, application_id uuid, card_id uuid, key_id uuid, first_name text, last_name text,
    email text, phone text, birth_date date, street text, house_number text, flat_number text, package_code text,
    validity_years int, point_id uuid, fate text, card_state text, card_number text, filed_at timestamptz,
    resident_pesel bytea, application_pesel bytea, pesel_index bytea, uid bytea, uid_index bytea
  ) on commit drop`;

/** Makes the people of these numbers and seals what is sealed, with keys of their own, in one statement. */
export async function addMadePeople(
  trx: Knex,
  { vault, clock }: City,
  offer: Offer,
  numbers: readonly number[],
  serials: readonly number[],
): Promise<void> {
  const keys = await vault.keys.createPersonKeys(numbers.length);
  const rows: object[] = [];
  // one after the other: a key that is looked up is looked up once
  for (const [index, number] of numbers.entries()) {
    const keyId = keys[index] ?? '';
    const { pesel, ...person } = inventedPerson(number);
    const chance = chances(number + 0.5);
    const held = pick(
      offer.packages.map((each, place) => [String(place), place === 0 ? 6 : 2] as const),
      chance(),
    );
    const { code, validityYears } = offer.packages[Number(held)] ?? { code: '', validityYears: 1 };
    const { application, card, daysAgo } = offer.fate(number, validityYears);
    const [accountId, residentId, applicationId, cardId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const uid = createHash('sha256').update(cardId).digest('hex').slice(0, 14).toUpperCase();
    const sealed = (table: string, row: string, column: string, clear: string): Promise<Buffer> =>
      vault.seal(keyId, { table, row, column }, clear);
    rows.push({
      ...snake(person),
      account_id: accountId,
      resident_id: residentId,
      application_id: applicationId,
      card_id: card ? cardId : null,
      key_id: keyId,
      package_code: code,
      validity_years: validityYears,
      point_id: offer.points[number % offer.points.length],
      fate: application,
      card_state: card,
      card_number: card && formatCardNumber(offer.cardNumberMask, serials[index] ?? 0),
      filed_at: new Date(clock.now().getTime() - daysAgo * 86_400_000).toISOString(),
      resident_pesel: hex(await sealed('residents', residentId, 'pesel', pesel)),
      application_pesel: hex(await sealed('applications', applicationId, 'pesel', pesel)),
      pesel_index: hex(await vault.blindIndex('pesel', pesel)),
      uid: hex(await sealed('cards', cardId, 'uid', uid)),
      uid_index: hex(await vault.blindIndex('chip-uid', uid)),
    });
  }
  await trx.raw('insert into made_people select * from jsonb_populate_recordset(null::made_people, ?)', [
    JSON.stringify(rows),
  ]);
}

const hex = (bytes: Buffer): string => String.raw`\x${bytes.toString('hex')}`;
const snake = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`), value]),
  );
