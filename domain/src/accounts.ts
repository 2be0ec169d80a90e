import { CardError } from './card-error.ts';

/** States of an account. */
export const ACCOUNT_STATES = ['pending', 'active', 'locked', 'closed'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** What happens to an account; the audit row of it is `account.<act>`. */
export type AccountAction = 'activate' | 'close' | 'lock' | 'reopen' | 'unlock';

interface AccountTransition {
  /** `closedFrom`: the state in which it was closed. */
  readonly to: AccountState | 'closedFrom';
  readonly stamps?: 'activatedAt';
}

/** (state, act) → state: 004-09 (activation), T3 (closed at once, opened again within the grace period), 004-86 (locked while a required consent is missing). */
export const ACCOUNT_TRANSITIONS: Readonly<
  Record<AccountState, Readonly<Partial<Record<AccountAction, AccountTransition>>>>
> = {
  pending: { activate: { to: 'active', stamps: 'activatedAt' }, close: { to: 'closed' } },
  active: { close: { to: 'closed' }, lock: { to: 'locked' } },
  locked: { close: { to: 'closed' }, unlock: { to: 'active' } },
  closed: { reopen: { to: 'closedFrom' } },
};

/** True when the table has it. */
export function canAccount(act: AccountAction, state: AccountState): boolean {
  return ACCOUNT_TRANSITIONS[state][act] !== undefined;
}

/** Why an account is not in a state for the act. */
export function accountRefusal(state: AccountState): CardError {
  return new CardError(state === 'closed' ? 'ACCOUNT_CLOSED' : 'ACCOUNT_NOT_ACTIVE');
}

/** What the act makes of an account. @throws CardError where the table does not have it */
export function accountTransition(
  act: AccountAction,
  { state, closedFrom }: { state: AccountState; closedFrom: AccountState | null },
): { to: AccountState; stamps?: 'activatedAt' } {
  const transition = ACCOUNT_TRANSITIONS[state][act];
  if (!transition) throw accountRefusal(state);
  const { to, stamps } = transition;
  return { to: to === 'closedFrom' ? (closedFrom ?? 'active') : to, ...(stamps && { stamps }) };
}
