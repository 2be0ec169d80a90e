import { openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { enterSettings, type City } from '../../src/index.ts';
import { PACKAGES, PICKUP_POINTS, SETTINGS } from '../nowa-rzeczna/city.ts';
import { fillTown } from './fill-town.ts';
import { inventedPerson } from './invented-people.ts';

const PEOPLE = 300;
let own: OwnCity;
let city: City;

beforeAll(async () => {
  own = await openKeyedCity();
  city = { ...own.city, name: 'Próba' };
}, 60_000);
afterAll(() => own.close(), 60_000);

const fill = (): Promise<void> => fillTown(city, PEOPLE, 'no password', () => {});

it('a town that gives nothing out yet is not filled', async () => {
  await expect(fill()).rejects.toThrow('NOTHING_TO_GIVE');
});

describe('a town that is filled', () => {
  beforeAll(async () => {
    await enterSettings(city.knex, SETTINGS);
    await city.knex('packages').insert(PACKAGES.map((each) => ({ ...each, requiredDocuments: '[]' })));
    await city.knex('pickup_points').insert(PICKUP_POINTS);
    const definition = { processKey: 'card-application', version: 1, digest: '', name: 'Wydanie karty', xml: '' };
    await city.knex('process_definitions').insert({ ...definition, graph: '{}', note: '', deployedBy: 'test' });
    await fill();
  }, 60_000);

  it('has so many people with accounts, and whoever has a card has an entry in the register', async () => {
    expect(await city.knex('accounts').pluck('state')).toEqual(Array.from({ length: PEOPLE }, () => 'active'));
    const cards: { residentId: string | null }[] = await city.knex('cards').select('residentId');
    expect(cards.length).toBeGreaterThan(PEOPLE * 0.8);
    expect(cards.every(({ residentId }) => residentId !== null)).toBe(true);
  });

  it('finds a person by the sealed number, and opens it', async () => {
    // given
    const { pesel, email } = inventedPerson(7);

    // when
    const found = await city
      .knex('residents')
      .where('peselIndex', await city.vault.blindIndex('pesel', pesel))
      .first();

    // then
    expect(found).toMatchObject({ email });
    const place = { table: 'residents', row: found.id, column: 'pesel' };
    expect(await city.vault.openText(found.keyId, place, found.pesel)).toBe(pesel);
  });

  it('has a case for each application that was sent, and those that are open stand at one step', async () => {
    const { rows } = await city.knex.raw(`
      select a.state, count(distinct a.id)::int as cases, count(e.id) filter (where e.element_id <> 'review')::int as steps
      from applications as a join process_instances as i on i.workflow_id = a.workflow_id and i.state = 'running'
        left join process_elements as e on e.workflow_id = i.workflow_id and e.left_at is null
      where a.state <> 'draft' group by a.state`);
    expect(rows.length).toBeGreaterThan(1);
    for (const { cases, steps } of rows) expect(steps).toBe(cases);
  });

  it('is filled further with other people, also by two at once and after one was erased', async () => {
    await city
      .knex('accounts')
      .where({ email: inventedPerson(3).email })
      .update({ email: null });
    await Promise.all([fill(), fill()]);
    expect(await city.knex('accounts').whereNotNull('email').distinct('email')).toHaveLength(3 * PEOPLE - 1);
    expect(await city.knex('cards').distinct('number')).toHaveLength(await rowsOf('cards'));
  }, 60_000);
});

const rowsOf = async (table: string): Promise<number> =>
  Number((await city.knex(table).count('* as count').first())?.count);
