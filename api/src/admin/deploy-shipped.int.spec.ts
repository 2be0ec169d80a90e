import { ProcessDefinition } from '@karta/db';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { deployShipped } from './deploy-shipped.ts';

jest.setTimeout(60_000);

let town: OwnCity;
beforeAll(async () => {
  town = await openOwnCity();
  await deployShipped(town.city);
}, 60_000);
afterAll(() => town.close(), 60_000);

const versionsOf = (processKey: string) =>
  ProcessDefinition.query(town.city.knex).where({ processKey }).orderBy('version').select('version', 'deployedBy');

describe('the diagrams of a release', () => {
  it('come once, however often a program starts', async () => {
    // when
    await deployShipped(town.city);

    // then
    expect(await versionsOf('card-application')).toEqual([{ version: 1, deployedBy: 'release' }]);
  });

  it('come as a further version where an older release brought the one before', async () => {
    // given
    await town.city.knex('process_definitions').where('processKey', 'card-application').update({ digest: 'older' });

    // when
    await deployShipped(town.city);

    // then
    expect(await versionsOf('card-application')).toMatchObject([{ version: 1 }, { version: 2 }]);
  });

  it('replace nothing that the town drew itself', async () => {
    // given
    const drawn = { digest: 'own', deployedBy: 'somebody of the office' };
    await town.city.knex('process_definitions').where('processKey', 'card-block').update(drawn);

    // when
    await deployShipped(town.city);

    // then
    expect(await versionsOf('card-block')).toHaveLength(1);
  });
});
