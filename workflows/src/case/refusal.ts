import { ApplicationFailure, currentUpdateInfo, workflowInfo } from '@temporalio/workflow';
import type { RefusalCode, RefusalDetails } from '../refusals.ts';

/** An answer "no" to an Update: its type is the code, its details say who and when. */
export function refusal(code: RefusalCode, details?: RefusalDetails): ApplicationFailure {
  return ApplicationFailure.create({
    type: code,
    message: code,
    nonRetryable: true,
    ...(details && { details: [details] }),
  });
}

/** The id of the Update under way: the client's idempotency key. */
export const updateId = (): string => currentUpdateInfo()?.id ?? '';

/** A message of one city never acts on a case of another. @throws ApplicationFailure FOREIGN_CITY */
export function assertCity(cityId: string): void {
  if (!workflowInfo().workflowId.startsWith(`${cityId}/`)) throw refusal('FOREIGN_CITY');
}

export const now = (): string => new Date().toISOString();
