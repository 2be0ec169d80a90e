import { randomUUID } from 'node:crypto';
import { REPORT_NAMES, REPORTS } from '@karta/domain';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { makeReport } from './make-report.ts';
import { REPORTS_IN_SQL } from './report-sql.ts';

let own: OwnCity;
let residentId: string;
beforeAll(async () => {
  own = await openOwnCity();
  ({ residentId } = await holderIn(own.city));
}, 60_000);
afterAll(() => own.close(), 60_000);

const YEAR = { from: '2026-01-01', to: '2026-11-30' } as const;

describe('reports of the office (000-28)', () => {
  it.each(REPORT_NAMES)('%s has every part, figure and kind of row that it promises', async (name) => {
    const { parts, more, by } = REPORTS[name];
    const { groups, ...sql } = REPORTS_IN_SQL[name];
    expect([sql.parts.length, sql.more.length]).toEqual([parts.length, more.length]);
    expect(Object.keys(groups).toSorted()).toEqual(by.toSorted());
    for (const each of by) await expect(makeReport(own.city, name, { ...YEAR, by: each })).resolves.toEqual([]);
  });

  it('counts cards by the day of the town on which they were handed over, empty months included', async () => {
    // given: half an hour after midnight in Warsaw is the evening before by the clock of the world
    const { knex } = own.city;
    const point = randomUUID();
    await knex('pickup_points').insert({ id: point, name: 'Ratusz', address: 'Rynek 1', openingHours: '' });
    for (const issuedAt of ['2026-02-28T23:30:00Z', '2026-02-28T22:30:00Z', '2026-04-30T21:59:00Z']) {
      const id = await cardIn(own.city, residentId, 'active');
      await knex('cards').where({ id }).update({ issuedAt, pickupPointId: point });
    }

    // when
    const report = await makeReport(own.city, 'issued', { from: '2026-02-01', to: '2026-04-30', by: 'month' });
    const byPoint = await makeReport(own.city, 'issued', { ...YEAR, by: 'point', point });
    const elsewhere = await makeReport(own.city, 'issued', { ...YEAR, by: 'point', point: randomUUID() });

    // then
    expect(report.map(({ key, parts }) => [key, parts])).toEqual([
      ['2026-02', [1, 0, 0]],
      ['2026-03', [1, 0, 0]],
      ['2026-04', [1, 0, 0]],
    ]);
    expect(byPoint).toEqual([{ key: point, name: 'Ratusz', parts: [3, 0, 0], more: [] }]);
    expect(elsewhere).toEqual([]);
  });

  it('000-34 counts texts by what became of them, and the parts that are paid', async () => {
    // given
    const { knex } = own.city;
    const { accountId } = await holderIn(own.city);
    const text = { channel: 'sms', template: 'card-ready', accountId, recipient: '+48600700801', providerId: 'x' };
    const sent: [string, number | null][] = [
      ['delivered', 2],
      ['undelivered', 1],
      ['sent', 3],
      ['delivered', null],
    ];
    for (const [state, parts] of sent) {
      const [id, keyId] = [randomUUID(), randomUUID()];
      await knex('notifications').insert({
        ...text,
        id,
        key: id,
        keyId,
        state,
        parts,
        createdAt: '2026-05-10T10:00:00Z',
      });
    }
    const [id, keyId] = [randomUUID(), randomUUID()];
    const waits = { ...text, providerId: null, id, key: id, keyId, state: 'waiting' };
    await knex('notifications').insert({ ...waits, createdAt: '2026-05-10T10:00:00Z' });

    // when
    const report = await makeReport(own.city, 'texts', { from: '2026-05-01', to: '2026-05-31', by: 'month' });

    // then
    expect(report).toEqual([{ key: '2026-05', name: null, parts: [2, 1, 1], more: [6] }]);
  });

  it('foretells how many cards end in which month', async () => {
    // given
    const { knex } = own.city;
    const id = await cardIn(own.city, residentId, 'active');
    await knex('cards').where({ id }).update({ validUntil: '2027-01-31' });
    const blocked = await cardIn(own.city, residentId, 'blocked');
    await knex('cards').where({ id: blocked }).update({ validUntil: '2027-01-31' });

    // when
    const report = await makeReport(own.city, 'expiring', { from: '2026-12-01', to: '2027-02-28', by: 'month' });

    // then
    expect(report.map(({ key, parts }) => [key, parts])).toEqual([
      ['2026-12', [0]],
      ['2027-01', [1]],
      ['2027-02', [0]],
    ]);
  });

  it('refuses rows that it does not have', async () => {
    await expect(makeReport(own.city, 'issued', { ...YEAR, by: 'partner' })).rejects.toMatchObject({
      code: 'VALIDATION',
    });
  });
});
