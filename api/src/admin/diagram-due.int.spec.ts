import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { isDiagramDue } from './diagram-due.ts';

let town: OwnCity;
beforeAll(async () => {
  town = await openOwnCity();
}, 60_000);
afterAll(() => town.close(), 60_000);

async function deployed(processKey: string, ...versions: readonly [digest: string, by: string][]): Promise<void> {
  for (const [index, [digest, deployedBy]] of versions.entries()) {
    const definition = { processKey, version: index + 1, name: processKey, digest, deployedBy };
    await town.city.knex('process_definitions').insert({ ...definition, xml: '', graph: '{}', note: '' });
  }
}
const isDue = (processKey: string) => isDiagramDue(town.city, processKey, 'newest');

describe('a diagram of a release', () => {
  it('comes to a town that has none, or an older one of a release; once', async () => {
    await deployed('older', ['first', 'release']);
    await deployed('there', ['first', 'release'], ['newest', 'release']);
    expect([await isDue('none'), await isDue('older'), await isDue('there')]).toEqual([true, true, false]);
  });

  it('replaces nothing that the town drew itself, and comes back by no older program', async () => {
    await deployed('own', ['first', 'release'], ['drawn', 'somebody of the office']);
    await deployed('ahead', ['newest', 'release'], ['later', 'release']);
    expect([await isDue('own'), await isDue('ahead')]).toEqual([false, false]);
  });
});
