import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import { BPMN_ERROR_PREFIX } from '../service-activities.ts';

/** A failure whose type is `BPMN:<code>` is an error that the diagram may catch; everything else becomes an incident. */
export function failureOf(error: unknown): { message: string; cause?: string; error?: string } {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  const message = failure instanceof Error ? failure.message : String(failure);
  const type = failure instanceof ApplicationFailure ? failure.type : undefined;
  if (type?.startsWith(BPMN_ERROR_PREFIX)) return { message, error: type.slice(BPMN_ERROR_PREFIX.length) };
  return { message, cause: type ?? (failure instanceof Error ? failure.name : 'Error') };
}
