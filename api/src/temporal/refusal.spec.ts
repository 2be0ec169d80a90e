import { CardError } from '@karta/domain';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { refusalOf } from './refusal.ts';

/** An Update that failed, as Temporal's client throws it. */
const failed = (type: string): Error =>
  new WorkflowUpdateFailedError('Workflow Update failed', ApplicationFailure.nonRetryable('', type));

describe('what a failed Update means to the caller', () => {
  it('a refusal of the case names its cause', () => {
    expect(refusalOf(failed('ALREADY_DECIDED'))).toEqual(new CardError('ALREADY_DECIDED'));
  });

  it('what a busy worker has answered without looking at it may be sent again', () => {
    expect(refusalOf(failed('UnprocessedUpdate'))).toEqual(new CardError('TEMPORARILY_UNAVAILABLE'));
  });

  it('a case that ended while it took an answer is over', () => {
    expect(refusalOf(failed('AcceptedUpdateCompletedWorkflow'))).toEqual(new CardError('TASK_NOT_OPEN'));
    expect(refusalOf(failed('AcceptedUpdateCompletedWorkflow'), 'CASE_CLOSED')).toEqual(new CardError('CASE_CLOSED'));
  });

  it('what nobody foresaw stays what it is', () => {
    const unforeseen = failed('Whatever');
    expect(refusalOf(unforeseen)).toBe(unforeseen);
  });
});
