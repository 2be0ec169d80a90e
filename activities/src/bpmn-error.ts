import { ApplicationFailure } from '@temporalio/activity';

/** An error that the diagram may catch. */
export const bpmnError = (code: string): ApplicationFailure => ApplicationFailure.nonRetryable(code, `BPMN:${code}`);
