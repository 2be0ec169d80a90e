/** Rights of the back office. A route names the right it needs; a role is a set of rights. */
export const PERMISSIONS = [
  'task.read',
  'task.complete',
  'task.assign',
  'application.read',
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
  'settings.change',
  'job.read',
  'view.save',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = {
  clerk: [
    ...(['task.read', 'task.complete', 'application.read', 'card.read', 'card.produce', 'card.hand-over'] as const),
    ...(['card.block', 'card.unblock', 'account.restore', 'view.save'] as const),
  ],
  /** Beside clerk: gives tasks to colleagues, keeps data that a court or an archive needs. */
  lead: ['task.assign', 'account.hold'],
  production: ['task.read', 'card.read', 'card.produce', 'card.hand-over', 'view.save'],
  auditor: ['task.read', 'application.read', 'card.read', 'process.read', 'view.save'],
  admin: [
    'process.read',
    'process.repair',
    'process.operate',
    'process.deploy',
    'settings.change',
    'job.read',
    'view.save',
  ],
} as const satisfies Record<string, readonly Permission[]>;
export type Role = keyof typeof ROLES;

/** The rights of all the given roles; unknown roles give none. */
export function permissionsOf(roles: readonly string[]): Permission[] {
  const table: Record<string, readonly Permission[]> = ROLES;
  return PERMISSIONS.filter((permission) => roles.some((role) => table[role]?.includes(permission)));
}
