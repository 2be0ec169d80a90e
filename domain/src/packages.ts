import { CardError } from './card-error.ts';

/** A package of a person is held, until its last day and on one card, or it is not. */
export type GrantState = 'none' | 'held';

/** What happens to it; the audit row of it is `package.<act>`. A grant of what is held prolongs it. */
export type GrantAction = 'grant' | 'transfer' | 'receive' | 'move' | 'take-off';

/** (state, act) → state: 004-61 (granted), 004-63 (prolonged), 004-29 (transferred), 004-48 (moved to the card that replaces), 000-19 (taken off by the office). */
export const GRANT_TRANSITIONS: Readonly<Record<GrantState, Readonly<Partial<Record<GrantAction, GrantState>>>>> = {
  none: { grant: 'held', receive: 'held' },
  held: { grant: 'held', receive: 'held', move: 'held', transfer: 'none', 'take-off': 'none' },
};

/** What the act makes of a package. @throws CardError where the table does not have it */
export function grantTransition(act: GrantAction, state: GrantState): GrantState {
  const to = GRANT_TRANSITIONS[state][act];
  if (!to) throw new CardError('APPLICATION_NOT_AVAILABLE');
  return to;
}
