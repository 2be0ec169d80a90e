import { randomUUID } from 'node:crypto';
import { Card } from '@karta/db';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { spoilUnissued } from './spoil-unissued.ts';

let own: OwnCity;
const [POINT, STATION] = [randomUUID(), randomUUID()];
const by = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;

beforeAll(async () => {
  own = await openOwnCity();
  const { knex } = own.city;
  await knex('operators').insert({ id: by.id, email: 'e@x.test', name: 'E', passwordHash: '', unit: '' });
  await knex('pickup_points').insert({ id: POINT, name: 'Ratusz', address: 'Rynek 1', openingHours: '' });
  await knex('stations').insert({ id: STATION, name: 'S1', pickupPointId: POINT, tokenHash: 't' });
}, 60_000);
afterAll(() => own.close(), 60_000);

/** A card whose chip was read, and whose print was ordered or not; given up. @returns how often its blank is counted */
async function givenUp({ isPrinted }: { isPrinted: boolean }): Promise<{ card: Card | undefined; spoiled: number }> {
  const { knex } = own.city;
  const { residentId } = await holderIn(own.city);
  const cardId = await cardIn(own.city, residentId, 'in-production');
  await knex('cards')
    .where({ id: cardId })
    .update({ uid: Buffer.from('u'), uidIndex: Buffer.from(cardId) });
  const job = {
    key: randomUUID(),
    workflowId: 'proba/w',
    cardId,
    operatorId: by.id,
    phase: 'produce',
    state: 'failed',
  };
  const at = { stationId: STATION, pickupPointId: POINT, fencing: 1, endedAt: by.now };
  if (isPrinted) await knex('station_jobs').insert({ id: randomUUID(), ...job, ...at });
  for (let times = 0; times < 2; times += 1) await spoilUnissued(knex, [cardId], by, 'GIVEN_UP', 'give-up');
  const spoiled = await knex('spoiled_blanks').where({ cardId, reason: 'GIVEN_UP' });
  return { card: await Card.query(knex).findById(cardId), spoiled: spoiled.length };
}

describe('D-11 a card that is given up', () => {
  it('D-11 frees the chip that was only read, and counts no blank', async () => {
    const { card, spoiled } = await givenUp({ isPrinted: false });
    expect([card?.state, card?.uidIndex, spoiled]).toEqual(['spoiled', null, 0]);
  });

  it('D-11 counts its blank as spoiled once, however often it is told, after the print order went out', async () => {
    const { card, spoiled } = await givenUp({ isPrinted: true });
    expect([card?.state, card?.uidIndex, spoiled]).toEqual(['spoiled', null, 1]);
  });
});
