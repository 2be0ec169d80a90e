import { openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { City } from '../../src/index.ts';
import { seedDemoCity } from '../nowa-rzeczna/seed.ts';
import { isLivelyTown, liveTown } from './live-town.ts';

let own: OwnCity;
let city: City;

beforeAll(async () => {
  own = await openKeyedCity();
  city = { ...own.city, name: 'Próba' };
  await seedDemoCity(city, { password: 'Nowa-Rzeczna-2026', stationToken: 's', partnerSecret: 'p' });
  const definition = { processKey: 'card-application', version: 1, digest: '', name: 'Wydanie karty', xml: '' };
  await city.knex('process_definitions').insert({ ...definition, graph: '{}', note: '', deployedBy: 'test' });
}, 60_000);
afterAll(() => own.close(), 60_000);

it('a demo town gets its people once: residents, families, cards and applications in every settled state, uses, matters', async () => {
  // given
  expect(await isLivelyTown(city)).toBe(false);
  const count = async (table: string): Promise<number> =>
    Number((await city.knex(table).count({ count: '*' }).first())?.['count']);
  const states = async (table: string): Promise<string[]> =>
    (await city.knex(table).distinct('state').pluck('state')).toSorted();

  // when
  await liveTown(city, 'no password', () => {});

  // then
  expect(await isLivelyTown(city)).toBe(true);
  expect(await count('accounts')).toBeGreaterThan(250);
  expect(await count('family_members')).toBeGreaterThanOrEqual(40);
  expect(await count('cards')).toBeGreaterThan(100);
  expect(await states('cards')).toEqual(['active', 'blocked', 'expired', 'not-collected', 'returned', 'spoiled']);
  expect(await states('applications')).toEqual([
    'draft',
    'issued',
    'left-unexamined',
    'not-collected',
    'rejected',
    'withdrawn',
  ]);
  expect(await count('redemptions')).toBeGreaterThan(100);
  expect(await count('threads')).toBe(24);
  expect(await city.knex('tasks').whereIn('state', ['open', 'claimed']).first('id')).toBeUndefined();
}, 60_000);
