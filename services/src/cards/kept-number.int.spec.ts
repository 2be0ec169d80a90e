import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Card, type City } from '@karta/db';
import { findInTable, readCardTable, tableText } from '@karta/domain/status-list';
import { holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { cardOfPrinted, signedCodeOf } from '../phone-card/printed-card.ts';
import { reserveCard } from '../production/reserve-card.ts';
import { cardTableFor } from '../status-list/card-table.ts';
import { changeCard } from './change-card.ts';
import { findCard } from './find-card.ts';
import { handOverCard } from './hand-over-card.ts';
import { orderCardAct } from './order-card-act.ts';

let own: OwnCity;
let city: City;
beforeAll(async () => {
  own = await openKeyedCity();
  const clock = { now: () => new Date(), today: () => '2026-11-21' };
  city = { ...own.city, clock };
  const [code, offered] = ['resident', { criterion: '', description: '', validityYears: 1 }];
  const ewa = { id: by.id, email: 'e@example.test', name: 'Ewa Próbna', passwordHash: '', unit: '' };
  await city.knex('operators').insert(ewa);
  await city.knex('packages').insert({ code, name: 'Pakiet Mieszkańca', ...offered });
}, 60_000);
afterAll(() => own.close(), 60_000);

const by = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;
const told = (id: string) => Card.query(city.knex).findById(id).throwIfNotFound();
const byNumber = (number: string) => findCard(city.knex, city, { number });

/** Somebody with a card in use, whose approved change of name lets a new one be made. */
async function renamed(number: string): Promise<{ old: Card; reserve: () => Promise<Card> }> {
  const { residentId, accountId } = await holderIn(city);
  const [id, applicationId] = [randomUUID(), randomUUID()];
  const keyId = await city.vault.keys.createPersonKey();
  const card = { id, number, residentId, keyId, state: 'active', holderName: 'Osoba Próbna', validUntil: '2027-11-21' };
  // begun long before the new one
  await city.knex('cards').insert({ ...card, createdAt: '2025-11-21T10:00:00Z' });
  const application = {
    id: applicationId,
    accountId,
    type: 'data-change',
    packageCode: 'resident',
    state: 'issued',
  } as const;
  const person = { firstName: '', lastName: '', email: '', phone: '' };
  await city.knex('applications').insert({ ...application, ...person, residentId, object: randomUUID() });
  return {
    old: await told(id),
    reserve: async () => told(await city.knex.transaction((trx) => reserveCard(trx, applicationId, by))),
  };
}

/** What a reader finds by the number without a connection. */
async function indexOf(number: string): Promise<number | undefined> {
  const tableKey = randomBytes(32);
  const { file } = await cardTableFor(city, { tableKey, partnerId: null, showsReliefs: false });
  const table = file && readCardTable(new Uint8Array(file));
  if (!table) throw new Error('no table');
  const hash = createHmac('sha256', tableKey).update(tableText('number', number)).digest();
  return findInTable(table, hash.subarray(0, 5))?.index;
}

describe('the number of a card that is made anew after a change of name', () => {
  it('000-30 is a new one, as long as the town does not say otherwise', async () => {
    const { old, reserve } = await renamed('01-000101');
    const fresh = await reserve();
    expect(fresh.number).not.toBe(old.number);
    expect(fresh.keepsNumberOf).toBeNull();
  });

  it('000-30 stays where the town says so, and names the old card until the new one is handed over', async () => {
    // given
    await city.knex('settings').insert({ key: 'reprintNumber', value: JSON.stringify('kept'), version: 1 });
    const { old, reserve } = await renamed('01-000102');
    const oldCode = await signedCodeOf(
      { ...city, clock: { ...city.clock, now: () => new Date('2025-11-21T11:00:00Z') } },
      old,
      undefined,
    );

    // when
    const fresh = await reserve();
    const again = await reserve();
    await city.knex.transaction((trx) => changeCard(trx, fresh, 'ready', by));
    const [before, offlineBefore] = [await byNumber(old.number), await indexOf(old.number)];
    await city.knex.transaction((trx) => handOverCard(trx, city, { cardId: fresh.id, number: fresh.number }, by));
    const [after, offlineAfter] = [await byNumber(old.number), await indexOf(old.number)];
    const newCode = await signedCodeOf(city, fresh, undefined);

    // then
    expect([fresh.number, again.id]).toEqual([old.number, fresh.id]);
    expect([before?.id, after?.id]).toEqual([old.id, fresh.id]);
    expect([offlineBefore, offlineAfter]).toEqual([old.statusIndex, fresh.statusIndex]);
    expect([(await told(old.id)).state, (await told(fresh.id)).validUntil]).toEqual(['blocked', old.validUntil]);

    // and then: the old plastic does not pass for the new one, and is never used again
    expect((await cardOfPrinted(city.knex, city, oldCode))?.id).toBe(old.id);
    expect((await cardOfPrinted(city.knex, city, newCode))?.id).toBe(fresh.id);
    const order = { kind: 'unblock', cardId: old.id, reason: 'office' } as const;
    await expect(city.knex.transaction((trx) => orderCardAct(trx, city, order, by))).rejects.toMatchObject({
      code: 'CARD_NUMBER_TAKEN_OVER',
    });
  });

  it('000-30 is a new one where a card that keeps it is on its way already', async () => {
    const { old, reserve } = await renamed('01-000103');
    const first = await reserve();
    const { applicationId } = first;
    const second = randomUUID();
    const row = await city.knex('applications').where({ id: applicationId }).first();
    const { accountId, type, packageCode, state, residentId, firstName, lastName, email, phone } = row;
    const copied = { accountId, type, packageCode, state, residentId, firstName, lastName, email, phone };
    await city.knex('applications').insert({ ...copied, id: second, object: randomUUID() });
    const next = await told(await city.knex.transaction((trx) => reserveCard(trx, second, by)));
    expect([first.number === old.number, next.number === old.number]).toEqual([true, false]);
  });

  it('000-30 a card that could not be made gives its kept number to the next try', async () => {
    const { old, reserve } = await renamed('01-000104');
    const spoiled = await reserve();
    await city.knex.transaction((trx) => changeCard(trx, spoiled, 'give-up', by));
    const next = await reserve();
    expect([next.number, next.keepsNumberOf, (await byNumber(old.number))?.id]).toEqual([old.number, old.id, old.id]);
  });
});
