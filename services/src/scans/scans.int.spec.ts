import { randomUUID } from 'node:crypto';
import { Scan, type City } from '@karta/db';
import type { Knex } from 'knex';
import { openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { claimScan, failScan, keepScan } from './make-scan.ts';
import { orderScan, scannerList } from './order-scan.ts';
import { dropOldScans, getOwnScan, scanPicture } from './take-scan.ts';

let own: OwnCity;
let knex: Knex;
let now: Date;
const [library, townHall] = [randomUUID(), randomUUID()];
const [clerk, other] = [randomUUID(), randomUUID()];
const [desk, far] = [randomUUID(), randomUUID()];
const PICTURE = Buffer.from('a picture of a birth certificate');

beforeAll(async () => {
  own = await openKeyedCity();
  ({ knex } = own.city);
  for (const [id, name] of [
    [library, 'Biblioteka'],
    [townHall, 'Ratusz'],
  ])
    await knex('pickup_points').insert({ id, name, address: '', openingHours: '', position: 1 });
  for (const id of [clerk, other])
    await knex('operators').insert({ id, email: `${id}@example.test`, name: 'Urzędnik', unit: '', passwordHash: '' });
});
beforeEach(async () => {
  now = own.city.clock.now();
  await knex('scans').delete();
  await knex('stations').delete();
  const station = { scannerState: 'ready', lastSeenAt: now };
  for (const [id, pickupPointId] of [
    [desk, library],
    [far, townHall],
  ])
    await knex('stations').insert({ id, name: id, pickupPointId, tokenHash: Buffer.from(id ?? ''), ...station });
});
afterAll(() => own.close());

const by = (id: string) => ({ kind: 'operator', id, now }) as const;
const later = (seconds: number): City => {
  const clock = { ...own.city.clock, now: () => new Date(now.getTime() + seconds * 1000) };
  return { ...own.city, clock };
};
const order = (stationId = desk, who = clerk) =>
  knex.transaction((trx) => orderScan(trx, { stationId, what: 'document' }, library, by(who)));
const claim = (stationId = desk, at = now) => knex.transaction((trx) => claimScan(trx, stationId, at));
const keep = (id: string, stationId = desk) =>
  knex.transaction((trx) => keepScan(trx, own.city, { id, stationId }, PICTURE));

describe('a scan (000-15)', () => {
  it('is made by the station that was asked, sealed, and handed to the clerk who asked alone', async () => {
    // given
    const id = await order();
    expect(await claim(far)).toBeUndefined();

    // when
    expect(await claim()).toMatchObject({ id, what: 'document' });
    expect(await claim()).toBeUndefined();
    await keep(id);

    // then
    expect(await scanPicture(own.city, { id, operatorId: clerk })).toEqual(PICTURE);
    await expect(scanPicture(own.city, { id, operatorId: other })).rejects.toThrow('NOT_FOUND');
    const row = await Scan.query(knex).findById(id);
    expect(row?.content?.includes(PICTURE)).toBe(false);
  });

  it('is kept for minutes, and then it is gone', async () => {
    // given
    const id = await order();
    await claim();
    await keep(id);

    // when
    await dropOldScans(later(290));
    expect(await Scan.query(knex).findById(id)).toBeDefined();
    const late = later(310);

    // then
    await expect(scanPicture(late, { id, operatorId: clerk })).rejects.toThrow('NOT_FOUND');
    await dropOldScans(late);
    expect(await Scan.query(knex).findById(id)).toBeUndefined();
  });

  it('that its clerk no longer waits for is not begun, and what a station tells of it is refused', async () => {
    // given
    const id = await order();
    expect(await claim(desk, later(25).clock.now())).toBeUndefined();

    // when
    const next = await order();

    // then
    await expect(getOwnScan(knex, { id, operatorId: clerk }, now)).rejects.toThrow('NOT_FOUND');
    await expect(keep(id)).rejects.toThrow('NOT_FOUND');
    await claim();
    await expect(keep(next, far)).rejects.toThrow('NOT_FOUND');
    await knex.transaction((trx) => failScan(trx, { id: next, stationId: desk }, 'SCANNER_JAMMED', now));
    expect(await getOwnScan(knex, { id: next, operatorId: clerk }, now)).toMatchObject({ code: 'SCANNER_JAMMED' });
  });

  it('is asked at the own point alone, of a station that is heard and whose scanner answers', async () => {
    expect((await scannerList(knex, library, now)).stations.map(({ id }) => id)).toEqual([desk]);
    expect((await scannerList(knex, null, now)).stations).toHaveLength(2);
    await expect(order(far)).rejects.toThrow('NOT_FOUND');
    await knex('stations').where({ id: desk }).update({ scannerState: 'offline' });
    await expect(order()).rejects.toThrow('SCANNER_OFFLINE');
    await knex('stations').where({ id: desk }).update({ lastSeenAt: null });
    await expect(order()).rejects.toThrow('STATION_OFFLINE');
    await knex('stations').where({ id: desk }).update({ scannerState: 'none' });
    await expect(order()).rejects.toThrow('NOT_FOUND');
  });
});
