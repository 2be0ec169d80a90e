import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { endingPackages } from './ending-packages.ts';

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
}, 60_000);
afterAll(() => own.close(), 60_000);

it('000-35: reminds at the stages of the city, and never where it has none', async () => {
  // given: a package that ends today
  const { knex } = own.city;
  const { residentId } = await holderIn(own.city);
  const cardId = await cardIn(own.city, residentId, 'active');
  await knex('packages').insert({ code: 'resident', name: 'P', criterion: '', description: '', validityYears: 1 });
  await knex('resident_packages').insert({ residentId, packageCode: 'resident', cardId, validUntil: '2026-11-21' });
  const stagesAre = (stages: number[]) =>
    knex('settings')
      .insert({ key: 'reminderStages', value: JSON.stringify(stages) })
      .onConflict('key')
      .merge();

  // then
  await stagesAre([30, 7]);
  expect((await endingPackages(own.city)).map(({ facts }) => facts['stage'])).toEqual(['7']);
  await stagesAre([]);
  expect(await endingPackages(own.city)).toEqual([]);
});
