import { simulated } from '../../../testing/simulated.ts';
import { flows, notes, sketched } from '../../../testing/sketched.ts';

describe('boundary events', () => {
  it('remind as often as the cycle says, then end the activity at the deadline', async () => {
    // when
    const { trace, entered, outcome } = await simulated('boundary-events');

    // then
    const reminders = trace
      .filter(({ event, element }) => event === 'enter' && element === 'remind')
      .map(({ at }) => at);
    expect(reminders).toEqual(['2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z']);
    expect(trace).toContainEqual({ at: '2026-01-11T00:00:00Z', event: 'cancel', element: 'work' });
    expect(entered.at(-1)).toBe('give-up');
    expect(outcome.state).toBe('completed');
  });

  it('answer a message without ending the activity, as often as it comes', async () => {
    // when
    const answers = [{ message: 'question' }, { message: 'question' }, { task: 'work' }];
    const { entered, outcome } = await simulated('boundary-events', { answers });

    // then
    expect(entered.filter((id) => id === 'reply')).toHaveLength(2);
    expect(entered).toContain('done');
    expect(outcome.state).toBe('completed');
  });

  it('end the activity on a signal', async () => {
    // when
    const { entered, trace } = await simulated('boundary-events', { answers: [{ signal: 'alarm' }] });

    // then
    expect(entered).toEqual(['begun', 'work', 'alarm', 'flee']);
    expect(trace).toContainEqual(expect.objectContaining({ event: 'cancel', element: 'work' }));
  });
});

describe('event sub-processes', () => {
  it('end everything else when they interrupt', async () => {
    // when
    const { entered, outcome, trace } = await simulated('event-sub-processes', {
      answers: [{ message: 'withdrawal' }],
    });

    // then
    expect(entered).toEqual(['begun', 'work', 'withdrawal', 'withdrawn', 'tidy']);
    expect(trace).toContainEqual(expect.objectContaining({ event: 'cancel', element: 'work' }));
    expect(outcome).toEqual({ state: 'completed', variables: { decision: 'withdrawn' }, waiting: [] });
  });

  it('run beside the process when they do not', async () => {
    // when
    const answers = [{ message: 'note' }, { message: 'note' }, { task: 'work' }];
    const { entered, outcome } = await simulated('event-sub-processes', { answers });

    // then
    expect(entered.filter((id) => id === 'file')).toHaveLength(2);
    expect(entered).toContain('done');
    expect(outcome.state).toBe('completed');
  });

  it('catch an error of their scope', async () => {
    // when
    const { entered, outcome } = await simulated('error-event-sub-process', {
      answers: [{ activity: 'work', error: { code: 'BROKEN' } }],
    });

    // then
    expect(entered).toEqual(['begun', 'work', 'rescue', 'caught', 'repair']);
    expect(outcome.state).toBe('completed');
  });
});

describe('errors, escalations and termination', () => {
  it('carry an error out through the scopes to the innermost catch', async () => {
    // when
    const { entered, outcome } = await simulated('error-through-scopes');

    // then
    expect(entered).toEqual(['begun', 'outer', 'outer-begun', 'inner', 'inner-begun', 'broken', 'caught', 'repaired']);
    expect(outcome.state).toBe('completed');
  });

  it('let an escalated activity go on', async () => {
    // when
    const { entered, outcome } = await simulated('escalation', { answers: [{ task: 'finish' }] });

    // then
    expect(entered).toEqual(expect.arrayContaining(['tell', 'done']));
    expect(outcome.state).toBe('completed');
  });

  it('end with terminate only the scope in which it stands', async () => {
    // when
    const { entered, outcome, trace } = await simulated('terminate-inside');

    // then
    expect(trace).toContainEqual(expect.objectContaining({ event: 'cancel', element: 'never' }));
    expect(entered.at(-1)).toBe('after');
    expect(outcome.state).toBe('completed');
  });
});

describe('messages, signals, links, timers and conditions', () => {
  it('deliver a message to the catch in the same case', async () => {
    expect((await simulated('messages-within')).outcome.state).toBe('completed');
  });

  it('reach every catch with one signal', async () => {
    // when
    const { trace, outcome } = await simulated('signals-within');

    // then
    expect(trace.filter(({ event }) => event === 'catch').map(({ element }) => element)).toEqual(['first', 'second']);
    expect(outcome.state).toBe('completed');
  });

  it('jump from a link to its target', async () => {
    expect((await simulated('link')).entered).toEqual(['begun', 'leave', 'arrive', 'after']);
  });

  it('wait by duration, then until a local date in summer time', async () => {
    // when
    const { at } = await simulated('timers');

    // then
    expect(at('date')).toBe('2026-01-02T12:00:00Z');
    expect(at('after')).toBe('2026-03-29T06:00:00Z');
  });

  it('go on when a variable makes the condition true', async () => {
    // when
    const waiting = await simulated('conditional', { variables: { amount: 1 } });
    const changed = await simulated('conditional', {
      variables: { amount: 1 },
      answers: [{ task: 'change', variables: { amount: 200 } }],
    });

    // then
    expect(waiting.outcome.waiting).toContainEqual({ element: 'wait', kind: 'conditional' });
    expect(changed.outcome.state).toBe('completed');
  });

  it('start another process of the file by a message', async () => {
    expect((await simulated('starts-another')).entered).toEqual(['begun', 'tell', 'told', 'work']);
  });
});

describe('multiple events', () => {
  it('happen when any of their definitions does, and again when they do not interrupt', async () => {
    // when
    const answers = [{ message: 'question' }, { signal: 'alarm' }, { message: 'stop' }];
    const { entered, outcome } = await simulated('multiple-events', { answers });

    // then
    expect(entered).toEqual(['begun', 'work', 'asked', 'reply', 'asked', 'reply', 'stopped', 'flee']);
    expect(outcome.state).toBe('completed');
  });

  it('let the timer win when nothing else comes', async () => {
    // when
    const { at, entered } = await simulated('multiple-events');

    // then
    expect(entered.at(-1)).toBe('flee');
    expect(at('flee')).toBe('2026-01-06T00:00:00Z');
  });

  it('wait for all their definitions when they are parallel', async () => {
    // when
    const one = await simulated('parallel-multiple', { answers: [{ message: 'signed' }] });
    const both = await simulated('parallel-multiple', {
      answers: [{ message: 'signed', variables: { by: 'Anna' } }, { message: 'paid' }],
    });

    // then
    expect(one.outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'both', kind: 'message' }] });
    expect(both.outcome).toMatchObject({ state: 'completed', variables: { by: 'Anna' } });
    expect(both.trace.filter(({ event }) => event === 'throw')).toHaveLength(2);
  });
});

describe('an escalation that a called process does not catch', () => {
  const escalation = '<escalationEventDefinition escalationRef="K"/>';
  const called = `<process id="called"><startEvent id="qs"/><intermediateThrowEvent id="qt">${escalation}</intermediateThrowEvent><userTask id="qu"/><endEvent id="qe"/>${flows('qs>qt>qu>qe')}</process>`;
  const calling = (boundary: string): string =>
    `<process id="main"><startEvent id="S"/><callActivity id="call" calledElement="called"/>${boundary}${notes('A', 'C')}<endEvent id="E"/><endEvent id="F"/>${flows('S>call>A>E; B>C>F')}</process>${called}`;

  it('reaches the boundary of the call, and the called process goes on', async () => {
    // when
    const boundary = `<boundaryEvent id="B" attachedToRef="call" cancelActivity="false">${escalation}</boundaryEvent>`;
    const { outcome } = await sketched(calling(boundary), { answers: [{ task: 'qu' }] });

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['C', 'A'] } });
  });

  it('ends the called process when the boundary interrupts', async () => {
    // when
    const boundary = `<boundaryEvent id="B" attachedToRef="call">${escalation}</boundaryEvent>`;
    const { outcome, trace } = await sketched(calling(boundary));

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['C'] }, waiting: [] });
    expect(trace).toContainEqual(expect.objectContaining({ event: 'cancel', element: 'qu' }));
  });
});

describe('an answer for a service task that names no activity', () => {
  it('is its result or its error', async () => {
    // given
    const drawn = `<startEvent id="S"/><serviceTask id="T"/><endEvent id="E"/>${flows('S>T>E')}`;

    // when
    const answered = await sketched(drawn, { answers: [{ activity: 'T', result: { paid: true } }] });
    const refused = await sketched(drawn, { answers: [{ activity: 'T', error: { code: 'NO_MONEY' } }] });

    // then
    expect(answered.outcome).toMatchObject({ state: 'completed', variables: { paid: true } });
    expect(refused.outcome).toMatchObject({ state: 'failed', error: { code: 'NO_MONEY' } });
  });
});
