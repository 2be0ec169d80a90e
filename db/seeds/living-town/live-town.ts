import { randomUUID } from 'node:crypto';
import { savedOf, type Saving } from '@karta/domain';
import type { Knex } from 'knex';
import type { City } from '../../src/index.ts';
import { settledFateOf } from '../large-town/fates.ts';
import { fillTown } from '../large-town/fill-town.ts';
import { chances, INVENTED_DOMAIN } from '../large-town/invented-people.ts';
import { addConversations } from './conversations.ts';

const PEOPLE = 250;
const FAMILIES = 40;
const DAY_MS = 86_400_000;
const CHILDREN = ['Zofia', 'Jan', 'Hanna', 'Antoni', 'Maja', 'Franciszek', 'Lena', 'Ignacy'];

/** True where the town has its people already. */
export async function isLivelyTown({ knex }: City): Promise<boolean> {
  return (await knex('accounts').where('email', 'like', `%@${INVENTED_DOMAIN}`).first('id')) !== undefined;
}

/**
 * Gives the demo town a life: people with cards and applications that are settled, families, what they used and asked. The same
 * people in every town; days count back from today. Whatever is open is begun at the screens, so that all of it can be done.
 */
export async function liveTown(city: City, passwordHash: string, say: (what: string) => void): Promise<void> {
  await fillTown(city, PEOPLE, passwordHash, say, settledFateOf);
  await city.knex.transaction(async (trx) => {
    const holders = await holdersOf(trx);
    await addFamilies(trx, holders);
    say('families');
    await addRedemptions(trx, city, holders);
    say('redemptions');
    await addConversations(trx, city, holders.slice(0, 24));
    say('conversations');
  });
}

export interface Holder {
  readonly accountId: string;
  readonly residentId: string;
  readonly cardId: string;
  readonly keyId: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Invented people with a card that works, always in the same order. */
function holdersOf(trx: Knex): Promise<Holder[]> {
  return trx('accounts as a')
    .join('residents as r', 'r.account_id', 'a.id')
    .join('cards as c', 'c.resident_id', 'r.id')
    .where('a.email', 'like', `%@${INVENTED_DOMAIN}`)
    .where('c.state', 'active')
    .orderBy('a.email')
    .select('a.first_name', 'a.last_name', 'a.key_id')
    .select({ accountId: 'a.id', residentId: 'r.id', cardId: 'c.id' });
}

async function addFamilies(trx: Knex, holders: readonly Holder[]): Promise<void> {
  const rows = holders.slice(0, FAMILIES).flatMap(({ accountId, lastName }, index) => {
    const chance = chances(9000 + index);
    return Array.from({ length: chance() < 0.5 ? 1 : 2 }, () => ({
      id: randomUUID(),
      guardianAccountId: accountId,
      firstName: CHILDREN[Math.floor(chance() * CHILDREN.length)],
      lastName,
      birthDate: new Date(Date.now() - (2 + chance() * 14) * 365.25 * DAY_MS).toISOString().slice(0, 10),
      kinship: 'child',
    }));
  });
  await trx('family_members').insert(rows);
}

/** What the holders used at partners of the last half year; sums follow from the discounts. */
async function addRedemptions(trx: Knex, { clock }: City, holders: readonly Holder[]): Promise<void> {
  const discounts: (Saving & { id: string; partnerId: string; packageCode: string; name: string })[] =
    await trx('discounts').orderBy('name');
  const held: { cardId: string; packageCode: string }[] = await trx('resident_packages').whereIn(
    'cardId',
    holders.map(({ cardId }) => cardId),
  );
  const rows = holders.flatMap(({ residentId, cardId }, index) => {
    const chance = chances(7000 + index);
    const codes = held.filter((each) => each.cardId === cardId).map(({ packageCode }) => packageCode);
    const own = discounts.filter(({ packageCode }) => codes.includes(packageCode));
    if (own.length === 0) return [];
    return Array.from({ length: Math.floor(chance() * 7) }, () => {
      const discount = own[Math.floor(chance() * own.length)] ?? own[0];
      const [price, quantity] = [1000 + 100 * Math.floor(chance() * 90), 1 + Math.floor(chance() * 2)];
      return (
        discount && {
          id: randomUUID(),
          partnerId: discount.partnerId,
          discountId: discount.id,
          residentId,
          cardId,
          item: discount.name,
          quantity,
          price,
          saved: savedOf(discount, price, quantity),
          at: new Date(clock.now().getTime() - chance() * 180 * DAY_MS),
        }
      );
    }).filter((row) => row !== undefined);
  });
  await trx.batchInsert('redemptions', rows, 200);
}
