import { readDecisions, type DecisionFile } from '@karta/bpmn/dmn';
import { DecisionDefinition, type City } from '@karta/db';

/** A deployed file of decisions with its annotations, which cases do not carry. */
export interface DeployedFile {
  readonly file: DecisionFile;
  readonly decisions: readonly string[];
  readonly name: string;
  readonly version: number;
  readonly deployedAt: Date;
}

/** Versions never change, so that each is read once. */
const READ = new WeakMap<City, Map<string, DeployedFile>>();

/** Every deployed file in its newest version, as a case that starts now would pin it. */
export async function newestFiles(city: City): Promise<DeployedFile[]> {
  const read = READ.get(city) ?? new Map<string, DeployedFile>();
  READ.set(city, read);
  const newest = await DecisionDefinition.query(city.knex)
    .distinctOn('decisionKey')
    .orderBy([{ column: 'decisionKey' }, { column: 'version', order: 'desc' }])
    .select('decisionKey', 'version');
  return Promise.all(
    newest.map(async ({ decisionKey, version }) => {
      const key = `${decisionKey} ${version}`;
      const known = read.get(key) ?? (await readFile(city, decisionKey, version));
      read.set(key, known);
      return known;
    }),
  );
}

async function readFile(city: City, decisionKey: string, version: number): Promise<DeployedFile> {
  const row = await DecisionDefinition.query(city.knex).findById([decisionKey, version]).throwIfNotFound();
  const { xml, decisions, name, deployedAt } = row;
  return { file: readDecisions(xml), decisions, name, version, deployedAt };
}
