import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProcessDefinition, type City } from '@karta/db';
import { compileProcesses } from '@karta/workflows/compile';
import { deploy } from './deployments.ts';

/** Gives a city the diagrams of this release that it has no version of yet; what the town deployed itself is never replaced. */
export async function deployShipped(city: City): Promise<void> {
  const folder = join(dirname(dirname(fileURLToPath(import.meta.resolve('@karta/workflows')))), 'processes');
  for (const file of globSync('*.bpmn', { cwd: folder }).toSorted()) {
    const xml = readFileSync(join(folder, file), 'utf8');
    const { graphs } = await compileProcesses(xml);
    const processKey = graphs[0]?.processId ?? '';
    const known = await ProcessDefinition.query(city.knex).findOne({ processKey }).select('version');
    if (!known) await deploy(city, { xml, note: 'Diagram z wydania', deployedBy: 'release' });
  }
}
