import type { Permission } from './permissions.ts';

const LISTS = ['task.read', 'application.read', 'person.read', 'card.read', 'process.read', 'audit.read'] as const;

/**
 * What a right needs beside it to be of use at the screens: one of these. None: it opens a screen itself. The server holds
 * nobody to it: a person may have the other right from another role.
 */
export const RIGHT_NEEDS: Readonly<Record<Permission, readonly Permission[]>> = {
  'task.read': [],
  'task.complete': ['task.read', 'application.read'],
  'task.assign': ['task.read'],
  'thread.read': [],
  'thread.announce': [],
  'campaign.send': [],
  'application.read': [],
  'application.check': ['application.read'],
  'person.read': [],
  'person.change': ['person.read'],
  'documents.read': ['person.read'],
  'residents.import': ['person.read'],
  'residents.merge': ['person.read'],
  'card.read': [],
  'card.produce': ['task.read'],
  'card.hand-over': ['card.read'],
  'card.block': ['card.read'],
  'card.unblock': ['card.read'],
  'account.restore': [],
  'account.hold': [],
  'process.read': [],
  'process.repair': ['process.read'],
  'process.operate': ['process.read'],
  'process.deploy': ['process.read'],
  'catalogue.change': [],
  'settings.change': [],
  'access.change': [],
  'job.read': [],
  'audit.read': [],
  'report.read': [],
  'export.approve': ['process.read'],
  'view.save': LISTS,
};

/** Rights that programs use over the API, and no screen. */
export const RIGHTS_WITHOUT_SCREEN: readonly Permission[] = ['account.restore', 'account.hold'];

/** The rights that lead nowhere as they are held, each with what it needs one of. */
export function unmetNeeds(held: readonly string[]): { right: Permission; needs: readonly Permission[] }[] {
  const rights = Object.keys(RIGHT_NEEDS) as Permission[];
  return rights
    .filter((right) => held.includes(right))
    .map((right) => ({ right, needs: RIGHT_NEEDS[right] }))
    .filter(({ needs }) => needs.length > 0 && !needs.some((need) => held.includes(need)));
}
