import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';

let own: OwnCity;
beforeAll(async () => void (own = await openOwnCity()), 60_000);
afterAll(() => own.close(), 60_000);

describe('lists and searches', () => {
  it('hold connections of their own: those that wait keep nobody else waiting', async () => {
    // given
    const { lists, knex } = own.city;
    const slow = await Promise.all([1, 2, 3].map(() => lists.transaction()));

    // when
    const fourth = lists.raw('select 1').then(() => 'list');
    const portal = knex.raw('select 1').then(() => 'portal');
    const first = await Promise.race([fourth, portal]);
    await Promise.all(slow.map((each) => each.rollback()));

    // then
    expect(first).toBe('portal');
    expect(await fourth).toBe('list');
  });

  it('have a deadline, at which the database gives them up', async () => {
    const { rows } = await own.city.lists.raw('show statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '10s' }]);
  });
});
