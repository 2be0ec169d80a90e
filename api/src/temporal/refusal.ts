import { CardError, type ErrorCode } from '@karta/domain';
import {
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { RefusalCode, RefusalDetails } from '@karta/workflows';

const CODES: Record<RefusalCode, ErrorCode> = {
  UNKNOWN_TASK: 'TASK_NOT_FOUND',
  ALREADY_DECIDED: 'ALREADY_DECIDED',
  ALREADY_CLAIMED: 'CLAIMED_BY_OTHER',
  NOT_CLAIMED: 'TASK_NOT_CLAIMED',
  UNKNOWN_OUTCOME: 'OUTCOME_UNKNOWN',
  NOT_AWAITED: 'PRODUCTION_NOT_WAITING',
  NO_INCIDENT: 'INCIDENT_NOT_OPEN',
  NO_TIMER: 'TIMER_NOT_WAITING',
  UNKNOWN_SCOPE: 'SCOPE_NOT_FOUND',
  MOVE_REFUSED: 'MOVE_REFUSED',
  MIGRATION_REFUSED: 'MIGRATION_REFUSED',
  UNKNOWN_VERSION: 'VERSION_NOT_FOUND',
  CASE_SUSPENDED: 'CASE_SUSPENDED',
  CASE_NOT_SUSPENDED: 'CASE_NOT_SUSPENDED',
  CALLER_SUSPENDED: 'CALLER_SUSPENDED',
  CASE_CLOSED: 'CASE_CLOSED',
  CHANGED_MEANWHILE: 'CHANGED_MEANWHILE',
  FOREIGN_CITY: 'TASK_NOT_FOUND',
};

/** The code that tells people of a case's refusal; what is none stays as it is. */
export const codeOfRefusal = (type: string): string => CODES[type as RefusalCode] ?? type;

/** Failures by which Temporal itself answers an Update: its worker closed the task without a look at it; the case ended in the middle. */
const UNPROCESSED = 'UnprocessedUpdate';
const ENDED_MEANWHILE = 'AcceptedUpdateCompletedWorkflow';

/** Failed precondition: the workflow cannot take the Update now. */
const GRPC_FAILED_PRECONDITION = 9;
const GRPC_UNAVAILABLE = [1, 4, 8, 14];

/**
 * What a failed Update means to the caller. A refusal names who was faster; a time-out or an outage is a 503: the act
 * may still happen, and repeating it under the same key is safe (docs/facts/process-host.md).
 * @param closed what it means that the case has ended
 */
export function refusalOf(error: unknown, closed: ErrorCode = 'TASK_NOT_OPEN'): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    if (error.cause.type === UNPROCESSED) return new CardError('TEMPORARILY_UNAVAILABLE');
    if (error.cause.type === ENDED_MEANWHILE) return new CardError(closed);
    const code = CODES[error.cause.type as RefusalCode];
    return code === undefined ? error : new CardError(code, factsOf(error.cause), fieldsOf(error.cause));
  }
  if (error instanceof WorkflowNotFoundError) return new CardError(closed);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new CardError('TEMPORARILY_UNAVAILABLE');
  const grpc = [error, error instanceof Error ? error.cause : undefined].find(isGrpcServiceError);
  const isAway = grpc && [GRPC_FAILED_PRECONDITION, ...GRPC_UNAVAILABLE].includes(grpc.code);
  return isAway ? new CardError('TEMPORARILY_UNAVAILABLE') : error;
}

/** What has no place in the new diagram, by element. */
function fieldsOf(failure: ApplicationFailure): { path: string; code: string }[] {
  const details = failure.details?.[0] as RefusalDetails | undefined;
  return (details?.obstacles ?? []).map(({ element, code }) => ({ path: element, code }));
}

/** The operator's id stands in `by` until the handler puts the name there. */
function factsOf(failure: ApplicationFailure): Record<string, string> {
  const details = failure.details?.[0] as RefusalDetails | undefined;
  return {
    ...(details?.reason !== undefined && { reason: details.reason }),
    ...(details?.userId !== undefined && { by: details.userId }),
    ...(details?.at !== undefined && { at: details.at }),
  };
}
