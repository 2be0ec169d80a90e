import { graphOf } from '../../testing/simulated.ts';
import type { ProcessGraph } from '../graph/graph.ts';
import { moveObstacle, newCase, step, type CaseState, type EngineEvent, type Step } from './index.ts';

const AT = '2026-01-01T00:00:00.000Z';
type Unclocked<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

function fed(graph: ProcessGraph, state: CaseState, event: Unclocked<EngineEvent>): Step {
  return step(graph, state, { ...event, at: AT });
}
const started = (graph: ProcessGraph, variables = {}): CaseState =>
  fed(graph, newCase(), { kind: 'start', variables }).state;
const tokenOn = (state: CaseState, node: string): string =>
  Object.values(state.tokens).find((token) => token.node === node)?.id ?? '';
const nodesOf = (state: CaseState): string[] => Object.values(state.tokens).map(({ node }) => node);

describe('moving a token', () => {
  it('ends what the element waited for and enters the target', async () => {
    // given
    const graph = await graphOf('ask-again');
    const state = started(graph);

    // when
    const moved = fed(graph, state, { kind: 'move', token: tokenOn(state, 'ask'), target: 'ended' });

    // then
    const kinds = moved.effects.map((effect) => ('node' in effect ? `${effect.kind} ${effect.node}` : effect.kind));
    expect(kinds).toEqual(expect.arrayContaining(['close-task ask', 'cancel ask', 'enter ended']));
    expect(moved.state.status).toBe('completed');
  });

  it('ends the boundary events of the element', async () => {
    // given
    const graph = await graphOf('boundary-events');
    const state = started(graph);

    // when
    const moved = fed(graph, state, { kind: 'move', token: tokenOn(state, 'work'), target: 'reply' });

    // then
    expect(Object.keys(state.waits)).toHaveLength(4);
    expect(moved.state.waits).toEqual({});
    expect(moved.state.status).toBe('completed');
  });

  it('is how an incident is left for another way', async () => {
    // given
    const graph = await graphOf('exclusive-without-default');
    const state = started(graph, { amount: 50 });

    // when
    const moved = fed(graph, state, { kind: 'move', token: tokenOn(state, 'choice'), target: 'small' });

    // then
    expect(moved.effects.find(({ kind }) => kind === 'incident-over')).toMatchObject({ how: 'cancelled' });
    expect(moved.state.status).toBe('completed');
  });

  it('is refused where the case would not be sound afterwards', async () => {
    // given
    const joined = await graphOf('parallel-join');
    const split = started(joined);
    const graph = await graphOf('ask-again');
    const state = started(graph);
    const token = tokenOn(state, 'ask');

    // then
    expect(moveObstacle(graph, state, 't99', 'ended')).toBe('UNKNOWN_TOKEN');
    expect(moveObstacle(graph, state, token, 'nowhere')).toBe('UNKNOWN_TARGET');
    expect(moveObstacle(graph, state, token, 'patience')).toBe('NOT_ENTERED_BY_FLOW');
    expect(moveObstacle(graph, state, token, 'started')).toBe('NOT_ENTERED_BY_FLOW');
    expect(moveObstacle(graph, state, token, 'notes-ended')).toBe('OTHER_SCOPE');
    expect(moveObstacle(joined, split, tokenOn(split, 'first'), 'join')).toBe('WAITS_FOR_OTHERS');
    expect(moveObstacle(joined, split, tokenOn(split, 'first'), 'after')).toBeUndefined();
  });

  it('is refused for one instance of several, and possible for all of them', async () => {
    // given
    const graph = await graphOf('for-each');
    const state = started(graph, { people: ['a', 'b'] });
    const [round] = Object.values(state.tokens).filter((token) => token.round?.of !== undefined);

    // then
    expect(moveObstacle(graph, state, round?.id ?? '', 'after')).toBe('ONE_OF_SEVERAL');
    const moved = fed(graph, state, { kind: 'move', token: round?.round?.of ?? '', target: 'after' });
    expect(moved.effects.filter(({ kind }) => kind === 'close-task')).toHaveLength(2);
    expect(moved.state.status).toBe('completed');
  });

  it('does nothing where it is impossible', async () => {
    const graph = await graphOf('ask-again');
    const state = started(graph);
    const { effects } = fed(graph, state, { kind: 'move', token: tokenOn(state, 'ask'), target: 'notes-ended' });
    expect(effects).toEqual([]);
  });
});

describe('editing variables of a case that is held', () => {
  it('moves nothing; a condition is looked at when the case goes on', async () => {
    // given
    const graph = await graphOf('conditional');
    const state = started(graph);

    // when
    const held = fed(graph, state, { kind: 'edit-variables', variables: { amount: 500 }, held: true });
    const gone = fed(graph, held.state, { kind: 'reconsider' });

    // then
    expect(nodesOf(held.state)).toEqual(['change', 'wait']);
    expect(nodesOf(gone.state)).toEqual(['change']);
  });
});
