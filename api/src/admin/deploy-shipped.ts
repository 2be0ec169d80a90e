import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DecisionDefinition, type City } from '@karta/db';
import { compileProcesses } from '@karta/bpmn/compile';
import { readDecisions } from '@karta/bpmn/dmn';
import { digestOf } from '@karta/workflows';
import { checkDecisions } from './check-decisions.ts';
import { deployDecisions, newestDecisions } from './deploy-decisions.ts';
import { deployProcess } from './deploy-process.ts';
import { BY_RELEASE, isDiagramDue } from './diagram-due.ts';

const FOLDER = dirname(dirname(fileURLToPath(import.meta.resolve('@karta/workflows'))));

/**
 * Gives a city the decisions and diagrams of this release that it has no version of yet, and the newer diagrams of those that a
 * release brought; what the town deployed itself is never replaced, and running cases keep theirs. Decisions come first; diagrams
 * may call each other in any order.
 */
export async function deployShipped(city: City): Promise<void> {
  for (const xml of filesOf('decisions', '*.dmn')) {
    const file = readDecisions(xml);
    const known = await DecisionDefinition.query(city.knex).findOne({ decisionKey: file.key }).select('version');
    if (known) continue;
    await deployDecisions(city, checkDecisions(file, await newestDecisions(city.knex)), { xml, ...BY_RELEASE });
  }
  const diagrams = await Promise.all(
    filesOf('processes', '*.bpmn').map(async (xml) => ({ xml, key: await keyOf(xml) })),
  );
  const processes = diagrams.map(({ key }) => key);
  for (const { xml, key: processKey } of diagrams) {
    if (await isDiagramDue(city, processKey, digestOf(xml)))
      await deployProcess(city, { xml, ...BY_RELEASE }, { processes });
  }
}

function filesOf(folder: string, pattern: string): string[] {
  const cwd = join(FOLDER, folder);
  return globSync(pattern, { cwd })
    .toSorted()
    .map((file) => readFileSync(join(cwd, file), 'utf8'));
}

async function keyOf(xml: string): Promise<string> {
  const { graphs } = await compileProcesses(xml);
  return graphs[0]?.processId ?? '';
}
