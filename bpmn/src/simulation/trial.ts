import type { ProcessGraph } from '../graph/graph.ts';
import type { Value, Variables } from '../feel/variables.ts';
import { openTasksOf, variablesOf, type LiveCase, type Outcome } from './outcome.ts';
import { isAwaited, Simulation, type Answer, type SimulationOptions, type TraceLine } from './simulate.ts';

/** Something that a case waits for, which whoever tries it may let happen. */
export interface Choice {
  readonly kind: 'task' | 'activity' | 'timer' | 'message' | 'signal';
  readonly element: string;
  /** The process in which the element lies. */
  readonly process: string;
  /** Of the activity, saga, message or signal. */
  readonly name?: string;
  /** Answers of a person's task; none: any. */
  readonly outcomes?: readonly string[];
  /** What the work is handed. */
  readonly input?: Variables;
  /** When a timer fires, ISO 8601. */
  readonly due?: string;
  readonly correlation?: string;
}

/**
 * A diagram that somebody steps through: nothing happens by itself but what the engine does. What was played is a list of
 * answers, which `simulate` with `inOrder` and the command line play again.
 */
export class Trial {
  /** What was played, in its order. */
  readonly played: Answer[] = [];
  private readonly simulation: Simulation;
  private readonly root: LiveCase;

  /** @param graphs the process and those that it calls; @param main the process to try */
  constructor(graphs: readonly ProcessGraph[], main: ProcessGraph, options: Omit<SimulationOptions, 'answers'> = {}) {
    this.simulation = new Simulation(graphs, options);
    this.root = this.simulation.open(main, options.variables ?? {});
    this.simulation.settle();
  }

  /** Plays one answer. @returns false where nothing waits for it */
  play(answer: Answer): boolean {
    const isPlayed = this.simulation.follow(answer);
    if (isPlayed) this.played.push(answer);
    return isPlayed;
  }

  get trace(): readonly TraceLine[] {
    return this.simulation.trace;
  }
  /** The clock of the trial, ISO 8601 in UTC. */
  get now(): string {
    return this.simulation.now;
  }
  get outcome(): Outcome {
    return this.simulation.outcomeOf(this.root);
  }
  /** What the case holds now, by the names of the top. */
  get variables(): Variables {
    return variablesOf(this.root.state);
  }
  /** Elements where tokens stand, and those of them that are incidents. */
  get tokens(): { element: string; process: string; isIncident: boolean }[] {
    return this.running().flatMap(({ graph, state }) =>
      Object.values(state.tokens).map((token) => ({
        element: token.node,
        process: graph.processId,
        isIncident: token.incident !== undefined,
      })),
    );
  }

  /** What may happen next: work first, in its order, then people, messages, signals, timers. */
  get choices(): Choice[] {
    const running = this.running();
    return [
      ...this.work(),
      ...running.flatMap((live) => tasksOf(live)),
      ...running.flatMap((live) => awaitedBy(live)),
      ...this.simulation.timers().map(({ live, node, due }) => ({
        kind: 'timer' as const,
        element: node,
        process: live.graph.processId,
        due,
      })),
    ];
  }

  private running(): LiveCase[] {
    return this.simulation.cases.filter(({ state }) => state.status === 'running');
  }

  private work(): Choice[] {
    return this.simulation.work.flatMap(({ of, effect }): Choice[] => {
      if (!isAwaited(of, effect)) return [];
      const at = { kind: 'activity' as const, process: of.graph.processId };
      if (effect.kind === 'run-activity')
        return [{ ...at, element: effect.node, name: effect.activity, input: effect.input }];
      if (effect.kind === 'start-child')
        return [{ ...at, element: effect.node, name: effect.process, input: effect.variables }];
      return [];
    });
  }
}

const tasksOf = (live: LiveCase): Choice[] =>
  openTasksOf(live).map(({ node }) => ({
    kind: 'task',
    element: node,
    process: live.graph.processId,
    outcomes: live.graph.nodes[node]?.userTask?.outcomes ?? [],
  }));

const awaitedBy = ({ graph, state }: LiveCase): Choice[] =>
  Object.values(state.waits).flatMap((wait): Choice[] => {
    if (wait.kind !== 'message' && wait.kind !== 'signal') return [];
    const correlation = wait.kind === 'message' ? wait.correlation : undefined;
    return [
      {
        kind: wait.kind,
        element: wait.node,
        process: graph.processId,
        name: wait.name ?? '',
        ...(correlation !== undefined && { correlation }),
      },
    ];
  });

/** The answer that lets a choice happen. @param result of work, or the variables that a person or message gives */
export function answerOf(choice: Choice, result?: Value): Answer {
  const variables =
    typeof result === 'object' && result !== null && !Array.isArray(result) ? { variables: result } : {};
  const { kind, element, name = '', correlation } = choice;
  switch (kind) {
    case 'task':
      return { task: element, ...variables };
    case 'activity':
      return { activity: element, result: result ?? null };
    case 'timer':
      return { timer: element };
    case 'message':
      return { message: name, ...(correlation !== undefined && { correlation }), ...variables };
    case 'signal':
      return { signal: name, ...variables };
    default:
      return kind satisfies never;
  }
}
