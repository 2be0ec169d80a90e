import { compileProcesses } from '@karta/bpmn/compile';
import type { EngineEvent } from '@karta/bpmn/engine';
import { type ProcessGraph, partsOf } from '@karta/bpmn/graph';
import type { Answer } from '@karta/bpmn/simulation';
import {
  conformanceCases,
  conformanceElements,
  conformanceXml,
  givenVariables,
  type ConformanceCase,
} from '../../../bpmn/testing/conformance-cases.ts';
import type { Possible } from '../../../bpmn/testing/random-run.ts';
import { TemporalRig } from '../../testing/temporal-rig.ts';
import { TwinCase } from '../../testing/twin-case.ts';

const AT_ONCE = 10;

interface Runnable {
  readonly name: string;
  readonly graph: ProcessGraph;
  readonly each: ConformanceCase;
}

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(300_000);

describe('the diagrams of the corpus on the real server', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  it('go the same way as in memory, token by token', async () => {
    // given
    const waiting = await runnableCases();
    const count = waiting.length;
    const ended: { name: string; onServer: readonly string[]; inMemory: readonly string[] }[] = [];

    // when
    const lane = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { name, graph, each } = next;
        const process = { processKey: graph.processId, version: 1, digest: name, graph };
        const started = await rig.start(process, givenVariables(each));
        const twins = new TwinCase(rig, started, graph);
        const { onServer, inMemory } = await twins.run(givenVariables(each), answering(each));
        const summary = ({ state, trace }: typeof onServer): string[] => [...trace, state.status];
        ended.push({ name, onServer: summary(onServer), inMemory: summary(inMemory) });
        if (onServer.state.status === 'running') await started.handle.terminate();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));

    // then
    expect(count).toBeGreaterThan(150);
    expect(ended).toHaveLength(count);
    for (const { name, onServer, inMemory } of ended) expect({ name, way: onServer }).toEqual({ name, way: inMemory });
  });
});

/**
 * Those of one process that name no work of their own and do not run into the limit of steps. Dates and moments stay in
 * memory: on the server the clock is the real one.
 */
async function runnableCases(): Promise<Runnable[]> {
  const found: Runnable[] = [];
  for (const element of conformanceElements().filter((name) => name !== 'limits')) {
    for (const each of conformanceCases(element)) {
      const { graphs } = await compileProcesses(conformanceXml(element, each.file));
      const [graph] = graphs;
      const isPlain = each.then.state !== 'refused' && each.maxSteps === undefined && graphs.length === 1;
      const hasWork = graph && Object.values(graph.nodes).some(({ activity, called }) => activity ?? called);
      if (graph && isPlain && !hasWork && !isOfTheClock(graph))
        found.push({ name: `${element}/${each.file}`, graph, each });
    }
  }
  return found;
}

const MOMENTS = /\d{4}-\d\d-\d\d|now\(|PT0\.\d/;

const isOfTheClock = (graph: ProcessGraph): boolean =>
  Object.values(graph.nodes).some(({ trigger, script }) =>
    [script?.expression, ...partsOf(trigger).map((part) => (part.kind === 'timer' ? part.expression : undefined))].some(
      (text) => text !== undefined && MOMENTS.test(text),
    ),
  );

/** The answers of a case in their order; where none is awaited, the next timer. */
function answering({ answers = [] }: ConformanceCase): (possible: readonly Possible[]) => EngineEvent | undefined {
  const left = [...answers];
  return (possible) => {
    const [answer] = left;
    const awaited = answer && possible.find(({ event, node }) => isMeant(answer, event, node));
    if (awaited) {
      left.shift();
      return { ...awaited.event, variables: ('variables' in answer && answer.variables) || {} } as EngineEvent;
    }
    return possible.filter(({ due }) => due !== undefined).toSorted(byDue)[0]?.event;
  };
}

function isMeant(answer: Answer, event: EngineEvent, node: string): boolean {
  if ('task' in answer) return event.kind === 'task-completed' && node === answer.task;
  if ('message' in answer) return event.kind === 'message' && event.name === answer.message;
  return 'signal' in answer && event.kind === 'signal' && event.name === answer.signal;
}

const byDue = (one: Possible, other: Possible): number => Date.parse(one.due ?? '') - Date.parse(other.due ?? '');
