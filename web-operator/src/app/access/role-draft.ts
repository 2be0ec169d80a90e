import type { AccessOverview, RoleChange } from '@karta/contracts';
import type { GrantCondition, Permission } from '@karta/domain';

export type Role = AccessOverview['roles'][number];

/** With or without the right; a right that is given anew reaches everywhere. */
export function withRight(role: Role, permission: Permission, isGiven: boolean): Role {
  const others = role.grants.filter((grant) => grant.permission !== permission);
  return { ...role, grants: isGiven ? [...others, { permission, condition: null }] : others };
}

/** With the right under a condition; `null`: everywhere. */
export function withCondition(role: Role, permission: Permission, condition: GrantCondition | null): Role {
  const grants = role.grants.map((grant) => (grant.permission === permission ? { ...grant, condition } : grant));
  return { ...role, grants };
}

/** One more or one fewer of a list of codes. */
export function toggled(codes: readonly string[], code: string, isIn: boolean): string[] {
  return isIn ? [...new Set([...codes, code])] : codes.filter((each) => each !== code);
}

/** What this program knows of rights and of columns. */
interface Known {
  readonly rights: readonly string[];
  readonly columns: readonly string[];
}

/** What is sent, in one order; a right or a column that this program does not know any more is left out. */
export function changeOf({ version, grants, groups, hiddenFields }: Role, known: Known): RoleChange {
  const kept = grants
    .filter(({ permission }) => known.rights.includes(permission))
    .toSorted((one, other) => (one.permission < other.permission ? -1 : 1));
  return {
    version,
    grants: kept as RoleChange['grants'],
    groups: groups.toSorted(),
    hiddenFields: hiddenFields.filter((field) => known.columns.includes(field)).toSorted(),
  };
}
