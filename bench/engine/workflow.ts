import { condition, defineUpdate, setHandler } from '@temporalio/workflow';
import * as behaviours from 'bpmn-elements';
import { deserialize, TypeResolver } from 'moddle-context-serializer';
import { newCase, step, type CaseState } from '@karta/bpmn/engine';
import type { ProcessGraph } from '@karta/bpmn/graph';

export interface Held {
  /** The compiled graph of ours, or the serialised context of bpmn-elements. */
  readonly diagram: ProcessGraph | string;
}
/** Starts so many cases up to their first task and keeps them. */
export const startCases = defineUpdate<number, [number]>('start-cases');
/** Decides both tasks of every case. @returns how many cases have ended */
export const completeCases = defineUpdate<number>('complete-cases');

interface Engine {
  start(): void;
  complete(): number;
}

/** Holds cases of one engine inside the sandbox until it is cancelled. */
export async function heldCases({ diagram }: Held): Promise<void> {
  const engine = typeof diagram === 'string' ? elements(diagram) : ours(diagram);
  setHandler(startCases, (cases) => {
    for (let index = 0; index < cases; index += 1) engine.start();
    return cases;
  });
  setHandler(completeCases, () => engine.complete());
  await condition(() => false);
}

const AT = '2026-11-21T10:00:00.000Z';

function ours(graph: ProcessGraph): Engine {
  const held: CaseState[] = [];
  const decide = (state: CaseState): CaseState => {
    const token = Object.values(state.tokens).find(({ status }) => status === 'waiting');
    if (!token) return state;
    return step(graph, state, { at: AT, kind: 'task-completed', token: token.id, variables: { approved: true } }).state;
  };
  return {
    start() {
      held.push(step(graph, newCase('Europe/Warsaw'), { at: AT, kind: 'start', variables: { number: 1 } }).state);
    },
    complete: () => held.splice(0).filter((state) => decide(decide(state)).status === 'completed').length,
  };
}

interface Running {
  readonly isRunning: boolean;
  run(): void;
  signal(message: { id: string }): void;
}

function elements(serialised: string): Engine {
  const { Environment } = behaviours;
  // the types leave out that they can be made
  const Context = behaviours.Context as unknown as new (source: unknown, environment: unknown) => object;
  const Definition = behaviours.Definition as unknown as new (context: unknown) => Running;
  const source = deserialize(JSON.parse(serialised), TypeResolver(behaviours));
  const held: Running[] = [];
  return {
    start() {
      const environment = new Environment({ variables: { number: 1, approved: true } });
      const definition = new Definition(new Context(source, environment));
      definition.run();
      held.push(definition);
    },
    complete: () =>
      held.splice(0).filter((definition) => {
        definition.signal({ id: 'verify' });
        definition.signal({ id: 'confirm' });
        return !definition.isRunning;
      }).length,
  };
}
