import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SERVICE_ACTIVITIES } from './service-activities.ts';
import { compileProcesses } from '@karta/bpmn/compile';
import { newCase, step, type EngineEvent } from '@karta/bpmn/engine';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { simulate, type Answer, type Outcome } from '@karta/bpmn/simulation';
import { CARD_PRODUCTION } from './card-production/messages.ts';
import { FACTS } from '../testing/recorded-activities.ts';
import { decideShipped } from '../testing/shipped-parts.ts';
import { flawsOf } from '../testing/drawing.ts';

const folder = new URL('../processes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const sagas: readonly string[] = [CARD_PRODUCTION];
const activities: readonly string[] = SERVICE_ACTIVITIES;

describe.each(files)('%s', (name) => {
  it('passes lint without a warning, and is named like its process', async () => {
    // when
    const { graphs, problems } = await compileProcesses(await readFile(new URL(name, folder)), { activities });

    // then
    expect(problems).toEqual([]);
    expect(graphs.map(({ processId }) => `${processId}.bpmn`)).toEqual([name]);
  });

  it('names only activities and sagas that exist', async () => {
    // when
    const { graphs } = await compileProcesses(await readFile(new URL(name, folder)));
    const nodes = graphs.flatMap((graph) => Object.values(graph.nodes));

    // then
    const named = nodes.flatMap(({ activity }) => (activity === undefined ? [] : [activity]));
    const called = nodes.flatMap((node) => (node.called?.saga ? [node.called.process] : []));
    expect(named.filter((activity) => !activities.includes(activity))).toEqual([]);
    expect(called.filter((saga) => !sagas.includes(saga))).toEqual([]);
  });

  it('draws every element and every flow', async () => {
    // given
    const xml = await readFile(new URL(name, folder), 'utf8');
    const { graphs } = await compileProcesses(xml);

    // then
    for (const { nodes, flows } of graphs) {
      for (const id of [...Object.keys(nodes), ...Object.keys(flows)]) expect(xml).toContain(`bpmnElement="${id}"`);
    }
  });

  it('is drawn for people: named, nothing over another, names inside their boxes, no crossing lines', async () => {
    expect(await flawsOf(await readFile(new URL(name, folder), 'utf8'))).toEqual([]);
  });
});

describe('every process of something that is made for a person', () => {
  it.each(files)('%s ends with the account, wherever it stands (T3)', async (name) => {
    // given
    const { graphs } = await compileProcesses(await readFile(new URL(name, folder)));
    const nodes = graphs.flatMap((graph) => Object.values(graph.nodes));
    const hears = (message: string): boolean =>
      nodes.some(({ trigger }) => trigger?.kind === 'message' && trigger.name === message);
    const isPersonal = ['application-withdrawn', 'thread-reply', 'card-reprint-ordered'].some(hears);

    // then
    expect(hears('account-closed')).toBe(isPersonal);
  });
});

/**
 * The card application is read in one picture, so it carries the review and the handover inside; the other types call
 * them. What belongs to one of them alone: how it begins, and how a review hands its result over.
 */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  'review-application': ['review-called', 'review-result', 'ended-approved'],
  'card-handover': ['production-called'],
};

describe.each(Object.entries(CALLED))('what the card application shares with %s', (key, own) => {
  it('is the same there, element by element', async () => {
    // given
    const [called, application] = [await graphOf(key), await graphOf('card-application')];

    // then
    expect(drift(called, application, own)).toEqual([]);
  });
});

it.each<[string, string, string, string]>([
  ['confirm-not-completed', 'a due date', 'km:due="P3D"', 'km:due="P9D"'],
  ['verify-application', 'the outcomes', '"approve call reject"', '"approve reject"'],
  ['mark-in-review', 'an activity', 'mark-in-review" name="Oznacz: w weryfikacji"', 'mark-in-review" name="Oznacz"'],
  [
    'flow-urgent',
    'where a flow goes',
    '"mark-urgent" targetRef="urgent-marked"',
    '"mark-urgent" targetRef="review-approved"',
  ],
])('a change of the review alone is found: %s, %s', async (id, _, before, after) => {
  // given
  const xml = await readFile(new URL('review-application.bpmn', folder), 'utf8');
  const [changed, application] = [await compiled(xml.replace(before, after)), await graphOf('card-application')];

  // then
  expect(xml).toContain(before);
  expect(drift(changed, application, CALLED['review-application'] ?? [])).toEqual([id]);
});

describe('the card application', () => {
  const called = (lateAnswerCounts: boolean): Answer => ({
    activity: 'mark-completion-requested',
    result: { completionDeadline: '2026-01-31T23:59:59+01:00', lateAnswerCounts },
  });
  const automatic: Answer[] = [
    { activity: 'check-application', result: { problems: [], facts: { ...FACTS } } },
    { activity: 'check-again', result: { problems: [], facts: { ...FACTS } } },
    { activity: 'enter-in-register', result: { residentId: 'resident-1' } },
    { activity: 'mark-in-production', result: { byPost: false } },
    { activity: 'produce-card', result: { cardId: 'card-1' } },
  ];
  const verify = (outcome: string): Answer => ({ task: 'verify-application', variables: { outcome } });
  const complete: Answer = { task: 'complete-application', variables: { outcome: 'completed' } };

  async function run(
    answers: Answer[],
  ): Promise<{ entered: string[]; outcome: Outcome; at(element: string): string | undefined }> {
    const { graphs } = await compileProcesses(await readFile(new URL('card-application.bpmn', folder)));
    const [graph] = graphs;
    if (!graph) throw new Error('No graph');
    const { trace, outcome } = simulate(graphs, graph, {
      answers: [...answers, ...automatic, called(true)],
      decide: decideShipped,
    });
    const entries = trace.filter(({ event }) => event === 'enter');
    return {
      entered: entries.map(({ element }) => element),
      outcome,
      at: (element) => entries.find((line) => line.element === element)?.at,
    };
  }

  it.each<[string, Answer[], string]>([
    [
      'is issued after one completion',
      [verify('call'), complete, verify('approve'), { message: 'card-collected' }],
      'card-issued',
    ],
    [
      'is not collected in time',
      [verify('approve'), { message: 'card-not-collected', correlation: 'card-1' }],
      'card-not-collected',
    ],
    ['is rejected', [verify('reject')], 'ended-rejected'],
    ['is withdrawn', [{ message: 'application-withdrawn' }], 'ended-withdrawn'],
    [
      'is withdrawn while it waits for completion',
      [verify('call'), { message: 'application-withdrawn' }],
      'ended-withdrawn',
    ],
    [
      'is left unexamined when nobody completes it and the office has sent the notice',
      [verify('call'), { task: 'confirm-not-completed', variables: { outcome: 'leave' } }],
      'ended-left-unexamined',
    ],
    [
      'is left unexamined at the deadline where the city counts no late answer',
      [called(false), verify('call')],
      'ended-left-unexamined',
    ],
  ])('%s', async (_, answers, end) => {
    // when
    const { entered, outcome } = await run(answers);

    // then
    expect(entered.at(-1)).toBe(end);
    expect(outcome.state).toBe('completed');
  });

  it('counts an answer after the deadline until the notice is sent (B-4, NSA I OSK 27/20)', async () => {
    // when: the deadline comes before anybody answers
    const { graphs } = await compileProcesses(await readFile(new URL('card-application.bpmn', folder)));
    const [graph] = graphs;
    if (!graph) throw new Error('No graph');
    const late = new LateApplicant(graph);

    // then
    expect(late.openTasks()).toEqual(['complete-application', 'confirm-not-completed']);

    // and when
    late.complete('complete-application', 'completed');

    // then
    expect(late.openTasks()).toEqual(['verify-application']);
  });

  const checked = (facts: Partial<typeof FACTS>): Answer => ({
    activity: 'check-application',
    result: { problems: [], facts: { ...FACTS, ...facts } },
  });
  const guardianDue = '2026-01-15T23:59:59+01:00';

  it('A-9: waits for the second guardian where one is asked, and goes on with the answer', async () => {
    // when
    const waiting = await run([checked({ guardianDue }), { message: 'second-guardian-answered' }]);

    // then
    expect(waiting.entered.indexOf('verify-application')).toBeGreaterThan(
      waiting.entered.indexOf('second-guardian-answers'),
    );
    expect(waiting.at('verify-application')).toBe('2026-01-01T00:00:00Z');
  });

  it('A-9: reminds two days before the last day, and goes to the clerk after it without an answer', async () => {
    // when
    const { at } = await run([checked({ guardianDue })]);

    // then
    expect(at('remind-of-second-guardian')).toBe('2026-01-13T22:59:59Z');
    expect(at('verify-application')).toBe('2026-01-15T22:59:59Z');
  });

  it('A-9: asks nobody where the form asked for no second guardian', async () => {
    expect((await run([])).entered).not.toContain('second-guardian-answers');
  });

  it('B-7: goes to a decision without an approval where the table says that the criterion is not met', async () => {
    // given
    const unmet = checked({ packageCode: 'senior', age: 40 });

    // when
    const { entered } = await run([unmet]);
    const rejected = await run([unmet, { task: 'verify-unmet', variables: { outcome: 'reject' } }]);

    // then
    expect(entered.at(-1)).toBe('verify-unmet');
    expect(rejected.entered.at(-1)).toBe('ended-rejected');
  });

  it('B-7: asks the table again with what was completed', async () => {
    // given
    const unmet = checked({ packageCode: 'senior', age: 40 });
    const call: Answer = { task: 'verify-unmet', variables: { outcome: 'call' } };

    // when
    const { entered } = await run([unmet, call, complete, verify('approve'), { message: 'card-collected' }]);

    // then
    expect(entered).toContain('decide-eligibility-again');
    expect(entered.at(-1)).toBe('card-issued');
  });

  it('cannot be withdrawn after the decision', async () => {
    // when
    const { entered } = await run([verify('approve'), { message: 'application-withdrawn' }]);

    // then
    expect(entered).not.toContain('withdrawal');
  });

  it('D-11: a card that goes by post is announced at no point, and is done with when it is activated', async () => {
    // when
    const byPost: Answer = { activity: 'mark-in-production', result: { byPost: true } };
    const { entered } = await run([byPost, verify('approve'), { message: 'card-collected' }]);

    // then
    expect(entered).not.toContain('notify-card-ready');
    expect(entered.slice(-2)).toEqual(['notify-card-issued', 'card-issued']);
  });

  it('reminds the office after 7 days and the applicant 2 days before the deadline', async () => {
    // when
    const { at } = await run([verify('call')]);
    const idle = await run([]);

    // then
    expect(at('remind-of-completion')).toBe('2026-01-29T22:59:59Z');
    expect(idle.at('mark-urgent')).toBe('2026-01-08T00:00:00Z');
    expect(idle.outcome).toMatchObject({ state: 'waiting' });
  });

  it('asks the office when a card was not made, and makes it again', async () => {
    // when
    const answers: Answer[] = [
      verify('approve'),
      { task: 'decide-about-production', variables: { outcome: 'retry' } },
      { message: 'card-collected' },
    ];
    const { graphs } = await compileProcesses(await readFile(new URL('card-application.bpmn', folder)));
    const [graph] = graphs;
    const failed: Answer = { activity: 'produce-card', error: { code: 'PRODUCTION_GIVEN_UP' } };
    const { trace, outcome } = simulate(graphs, graph ?? { format: 1, processId: '', name: '', nodes: {}, flows: {} }, {
      answers: [failed, ...automatic, ...answers],
      decide: decideShipped,
    });

    // then
    expect(trace.filter(({ event, element }) => event === 'enter' && element === 'produce-card')).toHaveLength(2);
    expect(outcome).toMatchObject({ state: 'completed', variables: { cardId: 'card-1' } });
  });
});

/** An application whose deadline for completion has passed without an answer, step by step. */
class LateApplicant {
  private readonly graph: ProcessGraph;
  private state = newCase();
  private readonly at = '2026-02-01T00:00:00.000Z';

  constructor(graph: ProcessGraph) {
    this.graph = graph;
    this.feed({ at: '2026-01-01T00:00:00.000Z', kind: 'start', variables: {} });
    this.complete('verify-application', 'call');
    const deadline = Object.values(this.state.waits).find(({ node }) => node === 'completion-deadline');
    this.feed({ at: this.at, kind: 'timer-fired', wait: deadline?.id ?? '' });
  }

  openTasks(): string[] {
    const waiting = Object.values(this.state.tokens).filter(({ status }) => status === 'waiting');
    return waiting
      .map(({ node }) => node)
      .filter((node) => this.graph.nodes[node]?.kind === 'user-task')
      .toSorted();
  }

  complete(node: string, outcome: string): void {
    const token = Object.values(this.state.tokens).find((one) => one.node === node)?.id ?? '';
    this.feed({ at: this.at, kind: 'task-completed', token, variables: { outcome } });
  }

  /** Service tasks succeed at once. */
  private feed(event: EngineEvent): void {
    const { state, effects } = step(this.graph, this.state, event, { decide: decideShipped });
    this.state = state;
    for (const effect of effects) {
      if (effect.kind !== 'run-activity') continue;
      const result = {
        problems: [],
        facts: { ...FACTS },
        completionDeadline: '2026-01-31T23:59:59+01:00',
        lateAnswerCounts: true,
        byPost: false,
      };
      this.feed({ at: event.at, kind: 'activity-completed', token: effect.token, result });
    }
  }
}

async function compiled(xml: string | Buffer): Promise<ProcessGraph> {
  const [graph] = (await compileProcesses(xml)).graphs;
  if (!graph) throw new Error('No graph');
  return graph;
}

const graphOf = async (key: string): Promise<ProcessGraph> => compiled(await readFile(new URL(`${key}.bpmn`, folder)));

/** Ids of elements and flows that a called process has and the other one lacks or has differently. */
function drift(called: ProcessGraph, whole: ProcessGraph, own: readonly string[]): string[] {
  const shared = Object.keys(called.nodes).filter((id) => !own.includes(id));
  const nodes = shared.filter((id) => meaning(called, id) !== meaning(whole, id));
  const flowIds = new Set([...Object.keys(called.flows), ...Object.keys(whole.flows)]);
  const flows = [...flowIds].filter((id) => {
    const [one, other] = [called.flows[id], whole.flows[id]];
    const isInside = [one, other].some((flow) => flow && shared.includes(flow.source) && shared.includes(flow.target));
    if (isInside) return JSON.stringify(one) !== JSON.stringify(other);
    return one !== undefined && other !== undefined && one.condition !== other.condition;
  });
  return [...nodes, ...flows].toSorted();
}

/** All that an element does and says; its flows are compared by themselves. */
function meaning({ nodes }: ProcessGraph, id: string): string | undefined {
  const node = nodes[id];
  return node && JSON.stringify({ ...node, incoming: [], outgoing: [] });
}
