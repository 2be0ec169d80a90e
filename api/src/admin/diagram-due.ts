import { ProcessDefinition, type City } from '@karta/db';

export const BY_RELEASE = { note: '', deployedBy: 'release' };

/** True for a diagram that the city has never had, while the newest one of its process is a release's or is not there (ADR 47). */
export async function isDiagramDue(city: City, processKey: string, digest: string): Promise<boolean> {
  const versions = await ProcessDefinition.query(city.knex)
    .where({ processKey })
    .orderBy('version', 'desc')
    .select('digest', 'deployedBy');
  if (versions[0] && versions[0].deployedBy !== BY_RELEASE.deployedBy) return false;
  return versions.every((each) => each.digest !== digest);
}
