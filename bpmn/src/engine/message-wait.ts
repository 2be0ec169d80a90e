import type { CaseState, Subscription } from './state.ts';

/** The wait that a message would end: same name, and the same correlation key where the diagram asks for one. */
export function findMessageWait(
  state: CaseState,
  name: string,
  correlation: string | undefined,
): Subscription | undefined {
  return Object.values(state.waits).find(
    (wait) =>
      wait.kind === 'message' &&
      wait.name === name &&
      (wait.correlation === undefined || wait.correlation === correlation),
  );
}
