import type { CaseFailure, CaseStatus } from './state.ts';
import type { Execution } from './execution.ts';

/** The case is over. The top scope stays, since its variables are the result. */
export function finish(execution: Execution, status: CaseStatus, failure?: CaseFailure): void {
  execution.state.status = status;
  if (failure) execution.state.failure = failure;
  execution.effects.push({ kind: 'finish', status, ...(failure && { failure }) });
}
