import type { Approval } from '@karta/db';
import type { Permission } from '@karta/domain';

/** Who may do such an act may approve it, and nobody else; files of lists have a right of their own. */
export const RIGHT_TO: Readonly<Record<Approval['kind'], Permission>> = {
  deploy: 'process.deploy',
  'move-token': 'process.operate',
  'edit-variables': 'process.operate',
  'skip-incident': 'process.repair',
  'fire-timer': 'process.operate',
  'migrate-case': 'process.operate',
  'migrate-version': 'process.operate',
  'case-batch': 'process.operate',
  'incident-batch': 'process.repair',
  export: 'export.approve',
  merge: 'residents.merge',
};
