import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { CASES_IN_SQL } from './cases.ts';
import { readRegister } from './read-register.ts';

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
  const { knex } = own.city;
  // given: a process whose name changed, and one that was always called the same
  const definition = { digest: '', xml: '', graph: '{}', note: '', deployedBy: '' };
  const versions = [
    ['card', 1, 'Wydanie karty'],
    ['card', 2, 'Karta dla mieszkańca'],
    ['return', 1, 'Zwrot karty'],
    ['return', 2, 'Zwrot karty'],
  ] as const;
  for (const [processKey, version, name] of versions) {
    await knex('process_definitions').insert({ ...definition, processKey, version, name });
    const workflowId = `${processKey}-${version}`;
    const instance = { workflowId, processKey, version, caseId: workflowId, digest: '', state: 'running' };
    await knex('process_instances').insert({ ...instance, startedAt: new Date() });
    await knex('process_elements').insert({
      workflowId,
      tokenId: 't',
      elementId: 'e',
      kind: 'user-task',
      name: `Krok ${version} „Żółty”`,
      scopeId: 's',
      enteredAt: new Date(),
      leftAt: processKey === 'return' ? new Date() : null,
    });
  }
}, 60_000);
afterAll(() => own.close(), 60_000);

describe('a case', () => {
  it.each([
    ['the name of its own version', 'wydanie', ['card-1']],
    ['the new name, not by the old one', 'mieszkanca', ['card-2']],
    ['a name that every version has', 'zwrot', ['return-1', 'return-2']],
    ['a piece that all names have', 'kart', ['card-1', 'card-2', 'return-1', 'return-2']],
    ['the step where it stands, and not by one that is over', 'zolty', ['card-1', 'card-2']],
    ['nothing else', 'kielich', []],
  ])('is found by %s', async (_what, search, found) => {
    const { rows } = await readRegister(own.city, CASES_IN_SQL, { search } as never, { size: 10, hidden: [] });
    expect(rows.map(({ workflowId }) => workflowId).toSorted()).toEqual(found);
  });
});
