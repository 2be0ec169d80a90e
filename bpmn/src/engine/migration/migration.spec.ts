import { readFile } from 'node:fs/promises';
import { RandomGraph } from '../../../testing/random-graph.ts';
import { runToEnd } from '../../../testing/random-run.ts';
import { compileProcesses } from '../../compile/index.ts';
import {
  newCase,
  planMigration,
  step,
  type CaseState,
  type EngineEvent,
  type MigrationPlan,
  type MigrationRules,
} from '../index.ts';
import type { ProcessGraph } from '../../graph/index.ts';
import { diagramFile } from '../../../testing/diagram-file.ts';

const AT = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-05T00:00:00.000Z';
type Unclocked<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** A diagram of the tests as it is, and as somebody has edited it. */
async function versions(name: string, edit: (xml: string) => string): Promise<[ProcessGraph, ProcessGraph]> {
  const xml = await readFile(diagramFile(name), 'utf8');
  const graphs = await Promise.all([xml, edit(xml)].map(async (one) => (await compileProcesses(one)).graphs[0]));
  const [before, after] = graphs;
  if (!before || !after || JSON.stringify(before) === JSON.stringify(after))
    throw new Error('The edit changed nothing');
  return [before, after];
}

const fed = (graph: ProcessGraph, state: CaseState, event: Unclocked<EngineEvent>, at = AT): CaseState =>
  step(graph, state, { ...event, at }).state;
const started = (graph: ProcessGraph, variables = {}): CaseState => fed(graph, newCase(), { kind: 'start', variables });
const tokenOn = (state: CaseState, node: string): string =>
  Object.values(state.tokens).find((token) => token.node === node)?.id ?? '';
const codesOf = ({ obstacles }: MigrationPlan): string[] => obstacles.map(({ element, code }) => `${element} ${code}`);
const migrated = (plan: MigrationPlan): CaseState => {
  if (!plan.step) throw new Error(codesOf(plan).join(', '));
  return plan.step.state;
};

describe('migrating a case to another version of its diagram', () => {
  it('leaves everything in its place where the ids are the same', async () => {
    // given
    const [before, after] = await versions('ask-again', (xml) => xml.replace('name="Zapytaj"', 'name="Spytaj"'));
    const state = started(before);

    // when
    const plan = planMigration(before, after, state, {}, LATER);

    // then
    expect(migrated(plan)).toEqual(state);
    expect(plan.step?.effects).toMatchObject([
      { kind: 'migrated', node: 'ask', from: 'ask' },
      { kind: 'change-task', node: 'ask', task: { outcomes: ['again', 'stop'] } },
    ]);
    expect(state).toEqual(started(before));
  });

  it('puts tokens on the elements that the plan names, and the case goes on from there', async () => {
    // given
    const [before, after] = await versions('ask-again', (xml) => xml.replaceAll('"ask"', '"question"'));
    const state = started(before);

    // when
    const refused = planMigration(before, after, state, {}, LATER);
    const plan = planMigration(before, after, state, { mapping: { ask: 'question' } }, LATER);

    // then
    expect(codesOf(refused)).toEqual(['ask ELEMENT_GONE']);
    expect(refused.step).toBeUndefined();
    expect(plan.tokens).toEqual([{ token: tokenOn(state, 'ask'), element: 'ask', target: 'question' }]);
    const answer = { kind: 'task-completed', token: tokenOn(state, 'ask'), variables: { outcome: 'stop' } } as const;
    expect(fed(after, migrated(plan), answer).status).toBe('completed');
  });

  it('is refused where the element is of another kind, level, work or repetition', async () => {
    const refusal = async (
      name: string,
      variables: object,
      edit: (xml: string) => string,
      rules: MigrationRules = {},
    ) => {
      const [before, after] = await versions(name, edit);
      return codesOf(planMigration(before, after, started(before, variables), rules, LATER));
    };

    expect(await refusal('ask-again', {}, (xml) => xml.replace('<userTask id="ask"', '<manualTask id="ask"'))).toEqual([
      'ask OTHER_KIND',
    ]);
    expect(
      await refusal('ask-again', {}, (xml) => `${xml}<!-- -->`.replace('"Zapytaj"', '"X"'), {
        mapping: { ask: 'notes' },
      }),
    ).toEqual(['ask OTHER_KIND']);
    expect(
      await refusal('service-error', { total: 1 }, (xml) => xml.replace('km:activity="work"', 'km:activity="other"')),
    ).toEqual([expect.stringContaining('OTHER_ACTIVITY')]);
    expect(
      await refusal('calling', {}, (xml) => xml.replace('calledElement="ask-again"', 'calledElement="other"')),
    ).toEqual(['call OTHER_CALLED_PROCESS']);
    const alone = (xml: string): string => xml.replace(/<multiInstance.*<\/multiInstanceLoopCharacteristics>/s, '');
    expect(new Set(await refusal('for-each', { people: ['a', 'b'] }, alone))).toEqual(
      new Set(['approve OTHER_REPETITION']),
    );
  });

  it('keeps the dates of timers unless they are to be counted anew', async () => {
    // given
    const [before, after] = await versions('boundary-events', (xml) => xml.replace('P10D', 'P20D'));
    const state = started(before);
    const dueOf = (case_: CaseState): string | undefined =>
      Object.values(case_.waits).find(({ node }) => node === 'deadline')?.due;

    // when
    const kept = planMigration(before, after, state, {}, LATER);
    const anew = planMigration(before, after, state, { timers: 'recompute' }, LATER);

    // then
    expect(dueOf(migrated(kept))).toBe('2026-01-11T00:00:00.000Z');
    expect(dueOf(migrated(anew))).toBe('2026-01-25T00:00:00.000Z');
    expect(anew.step?.effects.filter(({ kind }) => kind === 'set-timer')).toHaveLength(2);
  });

  it('gives an event up only when the plan says so', async () => {
    // given
    const gone = /<boundaryEvent id="asked".*?<\/boundaryEvent>|<sequenceFlow id="asked-to-reply".*?\/>/gs;
    const [before, after] = await versions('boundary-events', (xml) => xml.replaceAll(gone, ''));
    const state = started(before);

    // when
    const refused = planMigration(before, after, state, {}, LATER);
    const plan = planMigration(before, after, state, { mapping: { asked: null } }, LATER);

    // then
    expect(codesOf(refused)).toEqual(['asked ELEMENT_GONE']);
    expect(plan.ended).toEqual(['asked']);
    expect(plan.step?.effects).toContainEqual(expect.objectContaining({ kind: 'end-wait', node: 'asked' }));
    expect(Object.values(migrated(plan).waits).map(({ node }) => node)).toEqual(['reminder', 'deadline', 'alarm']);
  });

  it('awaits what only the new diagram has, and nothing that has happened already', async () => {
    // given
    const added = `<boundaryEvent id="second" attachedToRef="work"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>
      <sequenceFlow id="second-to-flee" sourceRef="second" targetRef="flee" /></process>`;
    const [before, after] = await versions('boundary-events', (xml) =>
      xml.replace('<timeCycle>R3/P1D', '<timeCycle>R1/P1D').replace('</process>', added),
    );
    const once = {
      ...before,
      nodes: { ...before.nodes, reminder: after.nodes['reminder'] ?? before.nodes['work'] },
    } as ProcessGraph;
    const begun = started(once);
    const reminder = Object.values(begun.waits).find(({ node }) => node === 'reminder');
    const state = fed(once, begun, { kind: 'timer-fired', wait: reminder?.id ?? '' }, LATER);

    // when
    const plan = planMigration(once, after, state, {}, LATER);

    // then
    expect(plan.opened).toEqual(['second']);
    const waits = Object.values(migrated(plan).waits);
    expect(waits.find(({ node }) => node === 'second')?.due).toBe('2026-01-07T00:00:00.000Z');
    expect(waits.map(({ node }) => node)).not.toContain('reminder');
  });

  it('calls messages as the new diagram does, behind gateways too', async () => {
    // given
    const [before, after] = await versions('event-gateway', (xml) =>
      xml.replace('name="payment"', 'name="paid-in-full"').replaceAll('"paid"', '"money"'),
    );
    const state = started(before);

    // when
    const plan = planMigration(before, after, state, { mapping: { paid: 'money' } }, LATER);

    // then
    const message = { kind: 'message', name: 'paid-in-full', variables: {} } as const;
    expect(fed(after, migrated(plan), message).status).toBe('completed');
    expect(plan.step?.effects).toContainEqual(
      expect.objectContaining({ kind: 'await-message', node: 'money', name: 'paid-in-full' }),
    );
  });

  it('asks that a join knows the flow by which a token came', async () => {
    // given
    const [before, after] = await versions('parallel-join', (xml) => xml.replace('"first-to-join"', '"first-done"'));
    const begun = started(before);
    const state = fed(before, begun, { kind: 'task-completed', token: tokenOn(begun, 'first'), variables: {} });

    // when
    const refused = planMigration(before, after, state, {}, LATER);
    const plan = planMigration(before, after, state, { mapping: { 'first-to-join': 'first-done' } }, LATER);

    // then
    expect(codesOf(refused)).toEqual(['join FLOW_GONE']);
    const second = { kind: 'task-completed', token: tokenOn(state, 'second'), variables: {} } as const;
    expect(fed(after, migrated(plan), second).status).toBe('completed');
  });

  it('asks that what can be undone can be undone afterwards', async () => {
    // given
    const waits = (xml: string): string => xml.replace('<task id="after" />', '<userTask id="after" />');
    const paused = (xml: string): string =>
      xml.replace('<exclusiveGateway id="which"', '<userTask id="which"').replace('default="which-to-undo-all" ', '');
    const undone = /<association id="hotel.*?\/>|<boundaryEvent id="hotel.*?<\/boundaryEvent>/gs;
    const [before, after] = await versions('compensation', (xml) => paused(xml).replaceAll(undone, ''));
    const [, original] = await versions('compensation', (xml) => waits(paused(xml)));
    const state = started(original, { log: [], only: 'all' });

    // then
    expect(before.nodes['which']?.kind).toBe('exclusive-gateway');
    expect(codesOf(planMigration(original, after, state, {}, LATER))).toEqual(['book-hotel NO_COMPENSATION']);
    expect(migrated(planMigration(original, original, state, {}, LATER))).toEqual(state);
  });

  it('is refused when an expression of the new diagram cannot be evaluated', async () => {
    // given
    const [before, after] = await versions('boundary-events', (xml) => xml.replace('>P10D<', '>=missing<'));

    // when
    const plan = planMigration(before, after, started(before), { timers: 'recompute' }, LATER);

    // then
    expect(codesOf(plan)).toEqual(['deadline BAD_EXPRESSION']);
  });

  it('of random diagrams at any moment gives the state that the new diagram itself would have', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      // given
      const graph = new RandomGraph(seed).draw();
      const other = renamedGraph(graph);
      const mapping = Object.fromEntries(
        [...Object.keys(graph.nodes), ...Object.keys(graph.flows)].map((id) => [id, `new-${id}`]),
      );

      // when
      const moved: CaseState[] = [];
      runToEnd(graph, seed, (state) => {
        moved.push(migrated(planMigration(graph, other, state, { mapping }, LATER)));
        return migrated(planMigration(graph, graph, state, {}, LATER));
      });
      const own: CaseState[] = [];
      runToEnd(other, seed, (state) => {
        own.push(state);
        return state;
      });

      // then
      expect(moved).toEqual(own);
    }
  });
});

/** The same diagram with other ids everywhere. */
function renamedGraph(graph: ProcessGraph): ProcessGraph {
  const fresh = (id: string): string => `new-${id}`;
  const nodes = Object.values(graph.nodes).map((node) => ({
    ...node,
    id: fresh(node.id),
    incoming: node.incoming.map(fresh),
    outgoing: node.outgoing.map(fresh),
    ...(node.parent !== undefined && { parent: fresh(node.parent) }),
    ...(node.attachedTo !== undefined && { attachedTo: fresh(node.attachedTo) }),
    ...(node.defaultFlow !== undefined && { defaultFlow: fresh(node.defaultFlow) }),
  }));
  const flows = Object.values(graph.flows).map((flow) => ({
    ...flow,
    id: fresh(flow.id),
    source: fresh(flow.source),
    target: fresh(flow.target),
  }));
  const byId = <Part extends { id: string }>(parts: Part[]): Record<string, Part> =>
    Object.fromEntries(parts.map((part) => [part.id, part]));
  return { ...graph, nodes: byId(nodes), flows: byId(flows) };
}
