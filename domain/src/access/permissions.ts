/** Rights of the back office: a route names the right it needs. Which role holds which right is a row of the town. */
export const PERMISSIONS = [
  'task.read',
  'task.complete',
  'task.assign',
  'thread.read',
  'thread.announce',
  'campaign.send',
  'application.read',
  'application.check',
  'person.read',
  'person.change',
  'documents.read',
  'residents.import',
  'residents.merge',
  'card.read',
  'card.produce',
  'card.hand-over',
  'card.block',
  'card.unblock',
  'account.restore',
  'account.hold',
  'process.read',
  'process.repair',
  'process.operate',
  'process.deploy',
  'catalogue.change',
  'settings.change',
  'access.change',
  'job.read',
  'audit.read',
  'report.read',
  'export.approve',
  'view.save',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** `own-point`: only at the person's pick-up point. `own-cases`: only what somebody has given to the person. */
export const GRANT_CONDITIONS = ['own-point', 'own-cases'] as const;
export type GrantCondition = (typeof GRANT_CONDITIONS)[number];

/** Where a use case asks about the object. Any other right is held as a whole, or not at all. */
export const CONDITIONS_OF: Readonly<Partial<Record<Permission, readonly GrantCondition[]>>> = {
  'task.read': ['own-point'],
  'task.complete': ['own-point', 'own-cases'],
  'application.read': ['own-point'],
  'card.read': ['own-point'],
  'card.produce': ['own-point'],
  'card.hand-over': ['own-point'],
  'card.block': ['own-point'],
  'card.unblock': ['own-point'],
  'report.read': ['own-point'],
};

/** True for the name of a right. */
export function isPermission(name: string): name is Permission {
  return (PERMISSIONS as readonly string[]).includes(name);
}
