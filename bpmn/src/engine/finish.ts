import type { CaseFailure, CaseStatus } from './state.ts';
import type { Walk } from './walk.ts';

/** The case is over. The top scope stays, since its variables are the result. */
export function finish(walk: Walk, status: CaseStatus, failure?: CaseFailure): void {
  walk.state.status = status;
  if (failure) walk.state.failure = failure;
  walk.effects.push({ kind: 'finish', status, ...(failure && { failure }) });
}
