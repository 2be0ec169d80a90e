import { APPLICATION_STATES, canApplicant, isOpenApplication } from './applications.ts';

describe('an application in the hands of its applicant', () => {
  it.each(APPLICATION_STATES)('is withdrawn before the decision alone (T4, B-6): %s', (state) => {
    const undecided = ['submitted', 'in-review', 'completion-requested', 'completed-by-applicant'];
    expect(canApplicant('withdraw', state)).toBe(undecided.includes(state));
  });

  it.each(APPLICATION_STATES)('stands in the way of another one until it has ended: %s', (state) => {
    const ended = ['draft', 'issued', 'rejected', 'withdrawn', 'left-unexamined', 'not-collected', 'ended-by-office'];
    expect(isOpenApplication(state)).toBe(!ended.includes(state));
  });
});
