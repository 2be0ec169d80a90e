import { DiagramVersionFile, DiagramVersions, OfDiagram, OfDiagramVersion } from '@karta/contracts';
import { ProcessDefinition } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { adminRoute } from '../../http/definition.ts';
import { operatorNames } from '../deployments.ts';

/** Every version of a process, newest first. */
export const diagramVersions = adminRoute('process.read', {
  method: 'get',
  path: '/admin/diagram-versions/:processKey',
  params: OfDiagram,
  answer: DiagramVersions,
  async handle({ params: { processKey } }, { city }) {
    const nameOf = await operatorNames(city);
    const rows = await ProcessDefinition.query(city.knex)
      .where({ processKey })
      .orderBy('version', 'desc')
      .select('version', 'name', 'note', 'deployedAt', 'deployedBy', 'digest');
    return { versions: rows.map((row) => versionRow(row, nameOf)) };
  },
});

/** A version with its file, as it was deployed. @throws CardError NOT_FOUND */
export const diagramVersion = adminRoute('process.read', {
  method: 'get',
  path: '/admin/diagram-versions/:processKey/:version',
  params: OfDiagramVersion,
  answer: DiagramVersionFile,
  async handle({ params }, { city }) {
    const row = await ProcessDefinition.query(city.knex).findOne({ ...params });
    if (!row) throw new CardError('NOT_FOUND');
    return { ...versionRow(row, await operatorNames(city)), xml: row.xml };
  },
});

/** The newest version of a process. */
export async function newestOf(knex: Knex, processKey: string): Promise<ProcessDefinition | undefined> {
  return ProcessDefinition.query(knex).where({ processKey }).orderBy('version', 'desc').first();
}

type Row = Pick<ProcessDefinition, 'version' | 'name' | 'note' | 'deployedAt' | 'deployedBy' | 'digest'>;

/** A version as the screens show it. */
export function versionRow(row: Row, nameOf: (id: string) => string) {
  const { version, name, note, deployedAt, deployedBy, digest } = row;
  return { version, name, note, digest, deployedAt: deployedAt.toISOString(), deployedBy: nameOf(deployedBy) };
}
