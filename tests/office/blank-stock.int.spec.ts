import { randomUUID } from 'node:crypto';
import type { BlankStock } from '@karta/contracts';
import { blankStock, enterBlanks } from '@karta/services';
import { operator } from '../makers/caller.ts';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../makers/own-city.ts';
import { DEMO } from '../makers/town.ts';

let own: OwnCity;
let residentId: string;
const POINT = randomUUID();
const OTHER = randomUUID();
const CLERK = randomUUID();

beforeAll(async () => {
  own = await openOwnCity();
  const { knex } = own.city;
  ({ residentId } = await holderIn(own.city));
  const point = { address: 'Rynek 1', openingHours: '' };
  await knex('pickup_points').insert([
    { id: POINT, name: 'Ratusz', ...point },
    { id: OTHER, name: 'Biblioteka', ...point },
  ]);
  await knex('operators').insert({
    id: CLERK,
    email: 'e@example.test',
    name: 'Ewa Próbna',
    passwordHash: '',
    unit: 'Biuro Karty',
  });
}, 60_000);
afterAll(() => own.close(), 60_000);

const enter = (amount: number, at: string, kind: 'receipt' | 'correction' = 'receipt'): Promise<string> =>
  enterBlanks(
    own.city.knex,
    { pointId: POINT, kind, amount, reason: 'dostawa 7/2026' },
    { kind: 'operator', id: CLERK, now: new Date(at) },
  );
async function cardMade(readyAt: string): Promise<void> {
  const id = await cardIn(own.city, residentId, 'active');
  await own.city.knex('cards').where({ id }).update({ readyAt, pickupPointId: POINT });
}
const OCTOBER = { from: '2026-10-01', to: '2026-10-31', by: 'point' } as const;

describe('000-28 the stock of blanks', () => {
  it('000-28 counts what came and what was used since the first entry, by days of the town', async () => {
    // given
    await cardMade('2026-09-01T10:00:00Z');
    const unknown = await blankStock(own.city, OCTOBER, null);
    await enter(100, '2026-09-15T10:00:00Z');
    await cardMade('2026-09-20T10:00:00Z');
    // the first minutes of October in Warsaw
    await cardMade('2026-09-30T22:10:00Z');
    await enter(-2, '2026-10-05T10:00:00Z', 'correction');
    await cardMade('2026-11-02T10:00:00Z');

    // when
    const { lines, points, entries } = await blankStock(own.city, OCTOBER, null);
    const months = await blankStock(own.city, { ...OCTOBER, from: '2026-09-01', by: 'month' }, null);
    const elsewhere = await blankStock(own.city, OCTOBER, OTHER);

    // then
    const counts = { opening: 99, received: 0, corrected: -2, made: 1, spoiled: 0, left: 96 };
    expect(lines).toEqual([{ key: POINT, ...counts }]);
    expect(months.lines.map(({ key, left }) => [key, left])).toEqual([
      ['2026-09', 99],
      ['2026-10', 96],
    ]);
    expect(points.map(({ name, now }) => [name, now])).toEqual([
      ['Biblioteka', null],
      ['Ratusz', 95],
    ]);
    expect(entries.map(({ amount, by }) => [amount, by])).toEqual([
      [-2, 'Ewa Próbna'],
      [100, 'Ewa Próbna'],
    ]);
    expect([unknown.lines, elsewhere.lines, elsewhere.points.length, elsewhere.entries]).toEqual([[], [], 1, []]);
  });

  it('000-28 an entry leaves its row in the audit', async () => {
    const id = await enter(5, '2026-11-10T10:00:00Z');
    const [row] = await own.city.knex('audit').where({ subjectId: id }).select('act', 'facts');
    expect(row).toMatchObject({ act: 'blanks.enter', facts: { amount: 5, kind: 'receipt', point: POINT } });
  });

  it('000-28 is entered at one’s own point alone', async () => {
    // given: somebody of the library, who makes cards there
    const library = await operator(DEMO.library);
    const month = '?from=2026-11-01&to=2026-11-30&by=point';
    const { points, mayEnter } = await library.must(library.get<BlankStock>(`/api/operator/blank-stock${month}`));
    const admin = await operator(DEMO.admin);
    const all = await admin.must(admin.get<BlankStock>(`/api/operator/stock-report${month}`));
    const foreign = all.points.find(({ id }) => !mayEnter.includes(id));

    // when
    const entry = { kind: 'receipt', amount: 5, reason: 'próba' };
    const refused = await library.post('/api/operator/blank-entries', { ...entry, pointId: foreign?.id });

    // then
    expect(points.map(({ id }) => id)).toEqual(mayEnter);
    expect(all.mayEnter).toEqual([]);
    expect(refused.status).toBe(403);
  });
});
