import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newCase, step, type CaseState, type Effect, type EngineEvent } from '@karta/bpmn/engine';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { pinProcess } from '../../../workflows/src/pin-process.ts';
import type { RecordedCase, RecordedElement, RecordedWait } from './recorded-case.ts';
import { stateOfRecord, type Called } from './state-of-record.ts';

const AT = '2026-11-28T10:00:00.000Z';
const SHIPPED = join(import.meta.dirname, '../../../workflows/processes');

async function graphOf(name: string): Promise<ProcessGraph> {
  return (await pinProcess(readFileSync(join(SHIPPED, `${name}.bpmn`)), 1)).process.graph;
}

/** What the activities of an application return. */
const FACTS = {
  packageCode: 'resident',
  age: 30,
  livesInTown: true,
  type: 'new',
  reason: '',
  daysLeft: 0,
  guardianDue: null,
};
const HOOKS = { decide: () => 'eligible' };
const RESULT = { problems: [], facts: FACTS };

/** Runs a case and keeps what the records would have of it. */
function run(
  graph: ProcessGraph,
  variables: object,
  isOver: (effect: Effect) => boolean,
): { state: CaseState; record: RecordedCase } {
  const elements = new Map<string, RecordedElement>();
  const waits = new Map<string, RecordedWait>();
  let known: object = {};
  let state = newCase('Europe/Warsaw');
  const pending: EngineEvent[] = [{ at: AT, kind: 'start', variables: variables as never }];
  for (let event = pending.shift(); event; event = pending.shift()) {
    const done = step(graph, state, event, HOOKS);
    state = done.state;
    for (const effect of done.effects) {
      if (effect.kind === 'enter')
        elements.set(effect.token, {
          tokenId: effect.token,
          elementId: effect.node,
          scopeId: effect.scope,
          flowId: effect.flow ?? null,
        });
      if (effect.kind === 'leave' || effect.kind === 'cancel') elements.delete(effect.token);
      if (effect.kind === 'end-wait') waits.delete(effect.wait);
      if (effect.kind === 'variables') known = { ...known, ...effect.variables };
      const shared = { correlation: null, name: null, dueAt: null };
      if (effect.kind === 'await-message')
        waits.set(effect.wait, {
          ...shared,
          waitId: effect.wait,
          kind: 'message',
          elementId: effect.node,
          name: effect.name,
          correlation: effect.correlation ?? null,
        });
      if (effect.kind === 'set-timer')
        waits.set(effect.wait, {
          ...shared,
          waitId: effect.wait,
          kind: 'timer',
          elementId: effect.node,
          dueAt: new Date(effect.due),
        });
      if (isOver(effect)) continue;
      if (effect.kind === 'run-activity')
        pending.push({ at: AT, kind: 'activity-completed', token: effect.token, result: RESULT });
    }
  }
  const lastNumber = state.sequence;
  return {
    state,
    record: {
      variables: known as never,
      elements: [...elements.values()],
      waits: [...waits.values()],
      incidents: [],
      lastNumber,
    },
  };
}

const restore = (graph: ProcessGraph, record: RecordedCase, called: Called = { is: 'lost' }) =>
  stateOfRecord(graph, record, { at: AT, zone: 'Europe/Warsaw', calledOn: () => called });

/** What a case waits for, without what only its history knows. */
const outline = ({ tokens, waits, scopes }: CaseState) => ({
  tokens,
  scopes: Object.values(scopes).map(({ id, node, parent, host }) => ({ id, node, parent, host })),
  waits: Object.values(waits)
    .map(({ kind, node, scope, token, due, name }) => ({ kind, node, scope, token, due, name }))
    .toSorted((one, other) => one.node.localeCompare(other.node)),
});

const task = (effect: Effect): boolean => effect.kind === 'open-task';

describe('the state of a recorded case', () => {
  it('is the one in which it stood: tokens, scopes and waits, in a sub-process with events of its own', async () => {
    // given
    const graph = await graphOf('card-application');
    const { state, record } = run(graph, { applicationId: 'one' }, task);
    expect(Object.values(state.tokens).map(({ node }) => node)).toContain('verify-application');

    // when
    const restored = restore(graph, record);

    // then
    expect(outline(restored.state)).toEqual(outline(state));
    expect(restored.queue).toEqual([]);
    expect(restored.state.sequence).toBeGreaterThan(state.sequence);
  });

  it('goes on from there as the case would have', async () => {
    // given
    const graph = await graphOf('card-application');
    const { state, record } = run(graph, { applicationId: 'one' }, task);
    const token = Object.values(state.tokens).find(({ node }) => node === 'verify-application')?.id ?? '';
    const answer: EngineEvent = { at: AT, kind: 'task-completed', token, variables: { outcome: 'approve' } };

    // when
    const [went, wouldGo] = [restore(graph, record).state, state].map((one) => step(graph, one, answer, HOOKS).effects);

    // then
    const passed = (effects: readonly Effect[] = []): string[] =>
      effects.flatMap((one) => (one.kind === 'enter' ? one.node : []));
    expect(passed(went)).toEqual(passed(wouldGo));
    expect(passed(went).length).toBeGreaterThan(0);
  });

  it('begins work anew that was under way', async () => {
    // given
    const graph = await graphOf('card-application');
    const { record } = run(graph, { applicationId: 'one' }, () => true);

    // when
    const { state, queue } = restore(graph, record);

    // then
    const [event] = queue;
    expect(queue).toEqual([{ at: AT, kind: 'retry', token: expect.any(String) }]);
    const effects = event ? step(graph, state, event).effects : [];
    expect(effects.map(({ kind }) => kind)).toEqual(['incident-over', 'run-activity']);
  });

  it('asks a person before a lost saga begins anew, waits for one that runs, and hears of a process that has ended', async () => {
    // given: a card that is being made
    const graph = await graphOf('card-application');
    const saga = Object.values(graph.nodes).find(({ called }) => called?.saga);
    const record: RecordedCase = {
      variables: { cardId: 'one' },
      elements: [{ tokenId: 't9', elementId: saga?.id ?? '', scopeId: 's1', flowId: null }],
      waits: [],
      incidents: [],
      lastNumber: 12,
    };

    // then
    expect(restore(graph, record)).toMatchObject({
      asked: ['t9'],
      queue: [],
      state: { tokens: { t9: { status: 'incident' } } },
    });
    expect(restore(graph, record, { is: 'running' })).toMatchObject({
      asked: [],
      state: { tokens: { t9: { status: 'waiting' } } },
    });
    const ended = restore(graph, record, { is: 'completed', variables: { result: 'made' } });
    expect(ended.queue).toEqual([
      { at: AT, kind: 'child-finished', token: 't9', end: { kind: 'completed', variables: { result: 'made' } } },
    ]);
  });

  it.each([
    ['NO_STEP', 'card-application', []],
    [
      'UNKNOWN_ELEMENT',
      'card-application',
      [
        ['t1', 'review', 's1'],
        ['t2', 'no-such-element', 's2'],
      ],
    ],
    [
      'INSIDE_EVENT',
      'card-application',
      [
        ['t1', 'review', 's1'],
        ['t2', 'application-withdrawn', 's9'],
      ],
    ],
    ['REPEATED', 'account-erasure', [['t1', 'tell-of-erasure', 's1']]],
  ] as const)('is not guessed: %s', async (obstacle, name, open) => {
    const graph = await graphOf(name);
    const elements = open.map(([tokenId, elementId, scopeId]) => ({ tokenId, elementId, scopeId, flowId: null }));
    const record = { variables: {}, elements, waits: [], incidents: [], lastNumber: 9 };
    expect(() => restore(graph, record)).toThrow(obstacle);
  });
});
