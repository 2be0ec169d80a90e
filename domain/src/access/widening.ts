import type { Grant } from './access.ts';

/** What a role gives and takes away. */
export interface RoleRights {
  readonly grants: readonly Grant[];
  readonly groups: readonly string[];
  readonly hiddenFields: readonly string[];
}

/** Whether `next` gives anything that `now` does not: a right, one without its condition, a group, a column to be seen. */
export function widens(now: RoleRights, next: RoleRights): boolean {
  const isNew = ({ permission, condition }: Grant): boolean =>
    !now.grants.some((held) => held.permission === permission && (held.condition ?? condition) === condition);
  return (
    next.grants.some(isNew) ||
    next.groups.some((group) => !now.groups.includes(group)) ||
    now.hiddenFields.some((field) => !next.hiddenFields.includes(field))
  );
}
