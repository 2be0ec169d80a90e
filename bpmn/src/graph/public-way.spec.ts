import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileProcesses } from '../compile/index.ts';
import { publicWay } from './public-way.ts';

const shown = async (name: string) => {
  const xml = readFileSync(join(import.meta.dirname, '../../../workflows/processes', `${name}.bpmn`), 'utf8');
  const [graph] = (await compileProcesses(xml)).graphs;
  if (!graph) throw new Error(name);
  return publicWay(graph).map(({ role, label, of }) => [role, label, of]);
};

describe('the way of a process as its diagram shows it to the resident', () => {
  it('X-3: has the labelled steps in their order, what leads back as a detour, and the ends', async () => {
    expect(await shown('card-application')).toEqual([
      ['step', 'Sprawdzamy wniosek', null],
      ['detour', 'Czekamy na uzupełnienie wniosku', 'verify-application'],
      ['step', 'Przygotowujemy kartę', null],
      ['step', 'Karta czeka na odbiór', null],
      ['end', 'Karta odebrana', 'card-collected'],
      ['other-end', 'Odmowa z uzasadnieniem', 'verify-application'],
    ]);
  });

  it('hides what a labelled activity holds', async () => {
    expect(await shown('duplicate-card')).toEqual([
      ['step', 'Rozpatrujemy wniosek', null],
      ['step', 'Przygotowujemy kartę', null],
      ['end', 'Duplikat odebrany', expect.any(String)],
      ['other-end', 'Odmowa z uzasadnieniem', expect.any(String)],
    ]);
  });

  it('is empty where nothing is labelled', async () => {
    expect(await shown('card-block')).toEqual([]);
  });
});
