import { graphOf, simulated } from '../../../testing/simulated.ts';
import { newCase, step } from '../step.ts';

describe('the user task', () => {
  it('opens with evaluated dates, assignee, form and outcomes', async () => {
    // given
    const graph = await graphOf('user-task-dates');

    // when
    const { effects } = step(graph, newCase(), {
      at: '2026-03-25T10:00:00.000Z',
      kind: 'start',
      variables: { clerk: 'clerk-7' },
    });

    // then
    expect(effects.find(({ kind }) => kind === 'open-task')).toMatchObject({
      node: 'decide',
      task: {
        candidateGroup: 'card-office',
        assignee: 'clerk-7',
        form: 'decide',
        outcomes: ['yes', 'no'],
        dueAt: '2026-04-08T09:00:00.000Z', // 14 days by the calendar, across the change to summer time
        followUpAt: '2026-03-25T23:00:00.000Z',
      },
    });
  });
});

describe('the service task', () => {
  it('hands over mapped inputs alone and takes mapped outputs alone', async () => {
    // given
    const graph = await graphOf('service-error');
    const started = step(graph, newCase(), {
      at: '2026-01-01T00:00:00.000Z',
      kind: 'start',
      variables: { total: 20, secret: 'x' },
    });
    const run = started.effects.find((effect) => effect.kind === 'run-activity');

    // when
    const done = step(graph, started.state, {
      at: '2026-01-01T00:00:01.000Z',
      kind: 'activity-completed',
      token: run?.token ?? '',
      result: { number: 'R-1', noise: 1 },
    });

    // then
    expect(run).toMatchObject({ activity: 'work', input: { amount: 40 }, timeout: 30, retry: { attempts: 3 } });
    expect(Object.values(done.state.scopes)[0]?.variables).toEqual({ total: 20, secret: 'x', receipt: 'R-1' });
    expect(done.state.status).toBe('completed');
  });

  it('gives a BPMN error to its boundary event', async () => {
    // when
    const answers = [{ activity: 'charge', error: { code: 'NO_FUNDS' } }];
    const { entered, outcome } = await simulated('service-error', { variables: { total: 1 }, answers });

    // then
    expect(entered).toEqual(['begun', 'charge', 'refused', 'unpaid']);
    expect(outcome).toMatchObject({ state: 'completed', variables: { why: 'NO_FUNDS' } });
  });

  it('fails the case with an error that nobody catches', async () => {
    // when
    const answers = [{ activity: 'charge', error: { code: 'OTHER', message: 'Something else' } }];
    const { outcome } = await simulated('service-error', { variables: { total: 1 }, answers });

    // then
    expect(outcome).toMatchObject({ state: 'failed', error: { code: 'OTHER', message: 'Something else' } });
  });
});

describe('a task that names no work', () => {
  it('has nothing to do; in a simulation it takes the answer that is given for it', async () => {
    // when
    const silent = await simulated('work-unnamed');
    const answers = ['serve', 'send', 'rule'].map((activity) => ({ activity, result: { [activity]: true } }));
    const answered = await simulated('work-unnamed', { answers });

    // then
    expect(silent.entered).toEqual(['begun', 'serve', 'send', 'rule', 'done']);
    expect(silent.outcome).toMatchObject({ state: 'completed', variables: {} });
    expect(answered.outcome).toMatchObject({ state: 'completed', variables: { serve: true, send: true, rule: true } });
  });
});

describe('script, business rule, send, receive and manual tasks', () => {
  it('write the value of a FEEL script to its variable', async () => {
    expect((await simulated('script-log', { variables: { log: [] } })).outcome.variables).toEqual({
      log: ['first', 'second'],
    });
  });

  it('ask the host for a decision, and stop where there is none', async () => {
    // when
    const decided = await simulated('business-rule', { decide: (name) => `${name}: 1200` });
    const undecided = await simulated('business-rule');

    // then
    expect(decided.outcome.variables).toEqual({ fee: 'fee: 1200' });
    expect(undecided.outcome).toMatchObject({ state: 'incident', error: { code: 'UNKNOWN_DECISION' } });
  });

  it('send a message, wait for the answer and pass by hand', async () => {
    // when
    const waiting = await simulated('receive-and-send');
    const answered = await simulated('receive-and-send', {
      answers: [{ message: 'answer', variables: { text: 'yes' } }],
    });

    // then
    expect(waiting.outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'wait', kind: 'message' }] });
    expect(answered.entered).toEqual(['begun', 'ask', 'wait', 'shake']);
    expect(answered.outcome.variables).toEqual({ text: 'yes' });
  });
});

describe('the sub-process', () => {
  it('has variables of its own where they are mapped in, and writes the others outside', async () => {
    // when
    const { outcome } = await simulated('sub-process-scopes', { variables: { outside: 1 } });

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { outside: 1, shared: 'seen' } });
    expect(outcome.variables).not.toHaveProperty('local');
  });
});

describe('the call activity', () => {
  it('runs the called process and takes its mapped result', async () => {
    // when
    const { outcome, entered } = await simulated('calling-another', { variables: { text: 'why' } });

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { text: 'why', reply: 'why!' } });
    expect(entered).toContain('after');
  });

  it('throws the error that ended the called process', async () => {
    // when
    const { outcome, entered } = await simulated('calling-another', { variables: { text: '' } });

    // then
    expect(entered).toContain('sorry');
    expect(outcome.variables).toMatchObject({ reply: 'NO_ANSWER' });
  });
});

describe('repeated activities', () => {
  it('asks once for everything in a list and collects the answers in its order', async () => {
    // when
    const people = ['Anna', 'Jan', 'Ewa'];
    const answers = ['yes', 'no', 'yes'].map((outcome) => ({ task: 'approve', variables: { outcome } }));
    const { entered, outcome } = await simulated('for-each', { variables: { people }, answers });

    // then
    expect(entered).toEqual(['begun', 'approve', 'approve', 'approve', 'after']);
    expect(outcome).toMatchObject({ state: 'completed', variables: { votes: ['yes', 'no', 'yes'] } });
  });

  it('passes an empty list', async () => {
    // when
    const { entered, outcome } = await simulated('for-each', { variables: { people: [] } });

    // then
    expect(entered).toEqual(['begun', 'approve', 'after']);
    expect(outcome.variables).toMatchObject({ votes: [] });
  });

  it('goes through a list one after the other', async () => {
    expect(
      (await simulated('one-after-another', { variables: { sum: 0, numbers: [1, 2, 3] } })).outcome.variables,
    ).toMatchObject({ sum: 6 });
  });

  it('ends the other rounds when the completion condition holds', async () => {
    // when
    const { outcome, trace } = await simulated('first-yes-wins', { answers: [{ task: 'approve' }] });

    // then
    expect(outcome.state).toBe('completed');
    expect(trace.filter(({ event, element }) => event === 'cancel' && element === 'approve')).toHaveLength(2);
  });

  it('repeats a standard loop while its condition holds', async () => {
    expect((await simulated('loop', { variables: { n: 0 } })).outcome).toMatchObject({
      state: 'completed',
      variables: { n: 5 },
    });
  });
});
