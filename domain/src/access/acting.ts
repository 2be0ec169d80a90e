import { isOfAge } from '../age.ts';
import type { CivilDate } from '../civil-date.ts';

/** Somebody of a family, as far as the rule looks at them. */
export interface Ward {
  readonly birthDate: CivilDate;
  /** Null: no login of their own. */
  readonly accountId: string | null;
  /** Since when the holder of the family only looks (requirements T7). */
  readonly guardianFrozenAt: Date | null;
}

/**
 * Whether the holder of a family may act for its member: for a minor (KRO art. 98 § 1), and for whoever has no login of
 * their own; never after the member has come of age and taken over.
 */
export function mayActFor({ birthDate, accountId, guardianFrozenAt }: Ward, today: CivilDate): boolean {
  if (guardianFrozenAt !== null) return false;
  return !isOfAge(birthDate, today) || accountId === null;
}
