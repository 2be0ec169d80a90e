import { graphOf, simulated } from '../../testing/simulated.ts';
import { flows, sketched } from '../../testing/sketched.ts';
import type { CaseState } from './state.ts';
import { newCase, step } from './step.ts';

const at = '2026-01-01T00:00:00.000Z';

describe('one step of the interpreter', () => {
  it('changes nothing that it was given', async () => {
    // given
    const graph = await graphOf('parallel-join');
    const before = newCase();
    const variables = { n: 1 };
    const copy = structuredClone(before);

    // when
    const started = step(graph, before, { at, kind: 'start', variables });
    step(graph, started.state, { at, kind: 'edit-variables', variables: { n: 2 } });

    // then
    expect(before).toEqual(copy);
    expect(variables).toEqual({ n: 1 });
    expect(Object.values(started.state.scopes)[0]?.variables).toEqual({ n: 1 });
  });

  it('gives the same answer to the same input, also after the state went through JSON', async () => {
    // given
    const graph = await graphOf('boundary-events');
    const started = step(graph, newCase(), { at, kind: 'start', variables: {} });
    const event = { at, kind: 'message', name: 'question', variables: {} } as const;

    // when
    const direct = step(graph, started.state, event);
    const resumed = step(graph, JSON.parse(JSON.stringify(started.state)) as CaseState, event);

    // then
    expect(resumed).toEqual(direct);
  });

  it.each([
    ['2026-01-03T12:00:00.000Z', 1, '2026-01-04T00:00:00.000Z'],
    ['2026-02-01T00:00:00.000Z', 1, undefined],
  ])('takes the occurrences of a cycle that were missed until %s for one', async (late, times, next) => {
    // given: three reminders, a day apart, and nobody who looks
    const graph = await graphOf('boundary-events');
    const started = step(graph, newCase(), { at, kind: 'start', variables: {} });
    const wait = Object.values(started.state.waits).find(({ node }) => node === 'reminder')?.id ?? '';

    // when
    const { state, effects } = step(graph, started.state, { at: late, kind: 'timer-fired', wait });

    // then
    expect(effects.filter((effect) => effect.kind === 'enter' && effect.node === 'remind')).toHaveLength(times);
    expect(Object.values(state.waits).find(({ node }) => node === 'reminder')?.due).toBe(next);
  });

  it('ignores what comes too late', async () => {
    // given
    const graph = await graphOf('event-gateway');
    const started = step(graph, newCase(), { at, kind: 'start', variables: {} });
    const [timer] = Object.values(started.state.waits).filter(({ kind }) => kind === 'timer');
    const paid = step(graph, started.state, { at, kind: 'message', name: 'payment', variables: {} });

    // when
    const late = step(graph, paid.state, { at, kind: 'timer-fired', wait: timer?.id ?? '' });

    // then
    expect(late).toEqual({ state: paid.state, effects: [] });
  });

  it('stops a loop without a wait as an incident', async () => {
    // when
    const { outcome } = await simulated('endless', { variables: { n: 0 }, maxSteps: 200 });

    // then
    expect(outcome).toMatchObject({ state: 'incident', error: { code: 'STEP_LIMIT' } });
  });

  it('begins at the start event of the message that started the case', async () => {
    // given
    const graph = await graphOf('message-starts');

    // when
    const { effects } = step(graph, newCase(), { at, kind: 'start', variables: {}, message: 'call-taken' });

    // then
    const entered = effects.flatMap((effect) => (effect.kind === 'enter' ? [effect.node] : []));
    expect(entered).toEqual(['by-phone', 'listen']);
  });

  it('withdraws open tasks, timers and messages when the case is cancelled', async () => {
    // given
    const graph = await graphOf('boundary-events');
    const started = step(graph, newCase(), { at, kind: 'start', variables: {} });

    // when
    const { state, effects } = step(graph, started.state, { at, kind: 'cancel' });

    // then
    expect(state).toMatchObject({ status: 'cancelled', tokens: {}, waits: {} });
    expect(effects).toContainEqual({ kind: 'close-task', token: expect.any(String), node: 'work', how: 'cancelled' });
    expect(effects.filter(({ kind }) => kind === 'end-wait')).toHaveLength(4);
  });
});

describe('incidents', () => {
  it('repeat a gateway after its variable was repaired', async () => {
    // given
    const graph = await graphOf('exclusive-choice');
    const stuck = step(graph, newCase(), { at, kind: 'start', variables: {} });
    const [token] = Object.values(stuck.state.tokens);
    const repaired = step(graph, stuck.state, { at, kind: 'edit-variables', variables: { amount: 5 } });

    // when
    const { state, effects } = step(graph, repaired.state, { at, kind: 'retry', token: token?.id ?? '' });

    // then
    expect(token).toMatchObject({ node: 'choice', status: 'incident', incident: { code: 'EXPRESSION_FAILED' } });
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'enter', node: 'small' }));
    expect(state.status).toBe('completed');
  });

  it('repeat a failed activity, keep its boundary events, and remember nothing of the failure', async () => {
    // given
    const graph = await graphOf('service-error');
    const started = step(graph, newCase(), { at, kind: 'start', variables: { total: 1 } });
    const token = Object.keys(started.state.tokens)[0] ?? '';
    const failed = step(graph, started.state, {
      at,
      kind: 'activity-failed',
      token,
      message: 'no line',
      cause: 'Timeout',
    });

    // when
    const retried = step(graph, failed.state, { at, kind: 'retry', token });

    // then
    expect(failed.state.tokens[token]?.incident).toMatchObject({
      code: 'ACTIVITY_FAILED',
      cause: 'Timeout',
      phase: 'working',
    });
    expect(retried.effects.map(({ kind }) => kind)).toEqual(['incident-over', 'run-activity']);
    expect(retried.state.tokens[token]).not.toHaveProperty('incident');
  });

  it('keep a result whose mapping fails, and map it again', async () => {
    // given
    const graph = await graphOf('service-error');
    const started = step(graph, newCase(), { at, kind: 'start', variables: { total: 1 } });
    const token = Object.keys(started.state.tokens)[0] ?? '';
    const done = step(graph, started.state, { at, kind: 'activity-completed', token, result: {} });

    // when
    const skipped = step(graph, done.state, { at, kind: 'skip', token, variables: { receipt: 'none' } });

    // then
    expect(done.state.tokens[token]?.incident).toMatchObject({ code: 'EXPRESSION_FAILED', phase: 'leaving' });
    expect(skipped.effects).toContainEqual(expect.objectContaining({ kind: 'enter', node: 'paid' }));
    expect(Object.values(skipped.state.scopes)[0]?.variables).toMatchObject({ receipt: 'none' });
  });
});

describe('what would never end', () => {
  const drawn = (task: string): string => `<startEvent id="S"/>${task}<endEvent id="E"/>${flows('S>A>E')}`;

  it('is an incident when so many instances should begin at once', async () => {
    // when
    const many =
      '<multiInstanceLoopCharacteristics><loopCardinality>1000000000</loopCardinality></multiInstanceLoopCharacteristics>';
    const { outcome } = await sketched(drawn(`<manualTask id="A">${many}</manualTask>`));

    // then
    expect(outcome).toMatchObject({ state: 'incident', error: { code: 'STEP_LIMIT' } });
  });

  it('is refused when a step should make so many tokens', async () => {
    await expect(sketched(drawn('<manualTask id="A" completionQuantity="1000000000"/>'))).rejects.toThrow('A: ');
  });

  it('is an incident also when processes start each other', async () => {
    // when
    const process = (id: string, waits: string, throws: string): string => {
      const [start, end] = [waits, throws].map((name) => `<messageEventDefinition messageRef="${name}"/>`);
      return `<process id="${id}"><startEvent id="${id}S">${start}</startEvent><endEvent id="${id}E">${end}</endEvent>${flows(`${id}S>${id}E`)}</process>`;
    };
    const { outcome } = await sketched(process('p', 'ping', 'pong') + process('q', 'pong', 'ping'), { maxSteps: 100 });

    // then
    expect(outcome).toMatchObject({ state: 'incident', error: { code: 'STEP_LIMIT' } });
  });
});
