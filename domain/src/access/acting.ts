import type { AccountState } from '../accounts.ts';
import { isOfAge } from '../age.ts';
import type { CivilDate } from '../civil-date.ts';

/** How somebody of a family signs in: not at all, not yet (the link was not used), or themselves. */
export type MemberLogin = 'none' | 'waiting' | 'own';

/** Somebody of a family, as far as the rule looks at them. */
export interface Ward {
  readonly birthDate: CivilDate;
  readonly login: MemberLogin;
  /** Null: nobody has done anything for them yet. */
  readonly accountState: AccountState | null;
  /** Since when the holder of the family only looks (requirements T7). */
  readonly guardianFrozenAt: Date | null;
  /** Since when an adult lets the holder of the family act for them. */
  readonly guardianAllowedAt: Date | null;
}

/** How a member signs in, by the address that was given and the account that there is. */
export function memberLogin(
  address: string | null,
  account: { readonly email: string | null; readonly state: AccountState } | null,
): MemberLogin {
  if (account !== null && account.email !== null) return account.state === 'pending' ? 'waiting' : 'own';
  return address === null ? 'none' : 'waiting';
}

/**
 * Whether the holder of a family may act for its member: for a minor (KRO art. 98 § 1), for whoever has no login of their own,
 * and for an adult who allows it; not before a login that was asked for is there (004-116), nor after the member has come of
 * age and taken over.
 */
export function mayActFor(ward: Ward, today: CivilDate): boolean {
  const { birthDate, login, accountState, guardianFrozenAt, guardianAllowedAt } = ward;
  if (accountState === 'closed') return false;
  if (login === 'waiting' && accountState === null) return false;
  if (guardianAllowedAt !== null) return true;
  if (guardianFrozenAt !== null) return false;
  return !isOfAge(birthDate, today) || login === 'none';
}
