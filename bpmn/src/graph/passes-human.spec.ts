import type { ProcessGraph } from './graph.ts';
import { graphChanges } from './graph-changes.ts';
import { asksPeople, passesHuman, timerPassesHuman } from './passes-human.ts';

type Node = { kind: string; parent?: string; attachedTo?: string; name?: string; activity?: string };

/** A graph of these nodes, and of flows written `a>b`. */
function graphOf(nodes: Record<string, string | Node>, flows: string): ProcessGraph {
  const named = Object.entries(nodes).map(([id, node]) => [id, typeof node === 'string' ? { kind: node } : node]);
  const drawn = flows.split(' ').map((flow) => {
    const [source, target] = flow.split('>');
    return [flow, { id: flow, source, target }];
  });
  const graph = {
    format: 2,
    processId: 'p',
    name: 'p',
    nodes: Object.fromEntries(named),
    flows: Object.fromEntries(drawn),
  };
  return graph as unknown as ProcessGraph;
}

const CARD = graphOf(
  {
    start: 'start-event',
    check: 'service-task',
    review: 'user-task',
    late: { kind: 'boundary-event', attachedTo: 'check' },
    enter: 'service-task',
    loop: 'sub-process',
    inner: { kind: 'user-task', parent: 'loop' },
    made: 'call-activity',
    end: 'end-event',
  },
  'start>check check>review review>enter enter>loop loop>made made>end late>end',
);

describe('a timer that is let fire by hand', () => {
  const timed = graphOf(
    {
      start: 'start-event',
      pause: 'intermediate-catch-event',
      review: 'user-task',
      send: 'service-task',
      unread: { kind: 'boundary-event', attachedTo: 'review' },
      slow: { kind: 'boundary-event', attachedTo: 'send' },
      over: 'event-sub-process',
      'over-begun': { kind: 'start-event', parent: 'over' },
      'over-pause': { kind: 'intermediate-catch-event', parent: 'over' },
    },
    'start>pause pause>review review>send',
  );

  it.each([
    ['on a task that waits for a person', 'unread', true],
    ['that begins an event sub-process beside one', 'over-begun', true],
    ['of such a sub-process as a whole', 'over', true],
    ['on a task of a program', 'slow', false],
    ['on the way before a task of a person', 'pause', false],
    ['on the way within an event sub-process', 'over-pause', false],
    ['that is not in the diagram', 'nowhere', false],
  ])('%s', (_what, element, passes) => {
    expect(timerPassesHuman(timed, element)).toBe(passes);
  });

  it('asks nobody where nobody is asked by the diagram', () => {
    const alone = graphOf({ start: 'start-event', over: 'event-sub-process', send: 'service-task' }, 'start>send');
    expect(timerPassesHuman(alone, 'over')).toBe(false);
    expect([asksPeople(alone), asksPeople(CARD), asksPeople(graphOf({ made: 'call-activity' }, 'made>made'))]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a token that is put somewhere else', () => {
  it.each([
    ['from before a review to after it', 'check', 'enter', true],
    ['off a task that waits for a person', 'review', 'enter', true],
    ['over a sub-process in which a person is asked', 'enter', 'made', true],
    ['over a process that is called', 'loop', 'end', true],
    ['onto a task of a person', 'check', 'review', false],
    ['along a way without people, from a boundary too', 'check', 'end', false],
    ['back, where the person is asked again', 'enter', 'check', false],
    ['back off a task that waits for a person', 'review', 'check', true],
    ['onto itself', 'review', 'review', false],
  ])('%s', (_what, from, target, passes) => {
    expect(passesHuman(CARD, from, target)).toBe(passes);
  });

  it('passes people forward in a loop, although a way leads back', () => {
    const loop = graphOf({ a: 'service-task', ask: 'user-task', b: 'service-task' }, 'a>ask ask>b b>a');
    expect(passesHuman(loop, 'a', 'b')).toBe(true);
    expect(passesHuman(loop, 'b', 'a')).toBe(false);
  });

  it('counts as one that passes people where no way leads', () => {
    expect(passesHuman(graphOf({ a: 'task', b: 'task' }, 'a>a'), 'a', 'b')).toBe(true);
  });
});

describe('what a new diagram does otherwise', () => {
  it('is told element by element: added, removed, changed with its properties', () => {
    // given
    const before = graphOf({ a: { kind: 'user-task', name: 'Sprawdź' }, b: 'end-event' }, 'a>b');
    const after = graphOf(
      { a: { kind: 'user-task', name: 'Sprawdź', activity: 'x' }, c: { kind: 'task', name: 'Wydaj' } },
      'a>c',
    );

    // when
    const changes = graphChanges(before, after);

    // then
    expect(changes).toEqual([
      { how: 'changed', elementId: 'a', kind: 'user-task', name: 'Sprawdź', properties: ['activity'] },
      { how: 'added', elementId: 'c', kind: 'task', name: 'Wydaj', properties: [] },
      { how: 'removed', elementId: 'b', kind: 'end-event', name: '', properties: [] },
      { how: 'added', elementId: 'a>c', kind: 'flow', name: 'Sprawdź → Wydaj', properties: [] },
      { how: 'removed', elementId: 'a>b', kind: 'flow', name: 'Sprawdź → b', properties: [] },
    ]);
  });

  it('is nothing where only the order of keys, a lane or what flows tell is another', () => {
    const node = { kind: 'service-task', retry: { attempts: 3, backoff: 2 }, lane: 'a', outgoing: ['x'] };
    const stored = { kind: 'service-task', retry: { backoff: 2, attempts: 3 }, lane: 'b', outgoing: ['y'] };
    expect(graphChanges(graphOf({ a: stored as Node }, 'a>a'), graphOf({ a: node as Node }, 'a>a'))).toEqual([]);
  });

  it('is nothing where both run alike, and everything where there was none', () => {
    expect(graphChanges(CARD, CARD)).toEqual([]);
    expect(graphChanges(undefined, CARD).every(({ how }) => how === 'added')).toBe(true);
  });
});
