import type { GraphNode, ProcessGraph, SimpleTrigger } from './graph.ts';
import { currentGraph } from './current-graph.ts';
import { partsOf } from './trigger-parts.ts';

/** What starts a case, where its diagram has several starts: a message or a signal by name, a timer by its start event. */
export interface StartTrigger {
  readonly message?: string;
  readonly signal?: string;
  /** Element id. */
  readonly timer?: string;
}

/** A timer start event of a process. `expression` is FEEL. */
export interface TimerStart {
  readonly node: string;
  readonly timer: 'date' | 'duration' | 'cycle';
  readonly expression: string;
}

/** Everything from outside that starts a process (BPMN 2.0.2, 10.5.2 and 13.2). */
export interface ProcessStarts {
  readonly messages: readonly string[];
  readonly signals: readonly string[];
  readonly timers: readonly TimerStart[];
}

/** What starts a process: at start events, at receive tasks and gateways that instantiate it. */
export function startsOf(graph: ProcessGraph): ProcessStarts {
  const parts = startingNodes(graph)
    .flatMap((node) => (node.kind === 'event-based-gateway' ? behind(graph, node) : [node]))
    .flatMap((node) => partsOf(node.trigger).map((part) => ({ node, part })));
  return {
    messages: parts.flatMap(({ part }) => (part.kind === 'message' ? [part.name] : [])),
    signals: parts.flatMap(({ node, part }) => (part.kind === 'signal' && !awaitsMore(node) ? [part.name] : [])),
    timers: parts.flatMap(({ node, part }) => {
      if (part.kind !== 'timer' || node.kind !== 'start-event' || awaitsMore(node)) return [];
      return [{ node: node.id, timer: part.timer, expression: part.expression }];
    }),
  };
}

/** Where a case can begin at all. */
export function startingNodes(graph: ProcessGraph): GraphNode[] {
  return Object.values(currentGraph(graph).nodes).filter(
    ({ kind, parent, instantiate }) => parent === undefined && (kind === 'start-event' || instantiate),
  );
}

/** Whether what starts the case has happened at this element. */
export function hasHappened({ id, trigger }: GraphNode, { message, signal, timer }: StartTrigger): boolean {
  const isIt = (part: SimpleTrigger): boolean => {
    if (part.kind === 'message') return part.name === message;
    if (part.kind === 'signal') return part.name === signal;
    return part.kind === 'timer' && id === timer;
  };
  return partsOf(trigger).some(isIt);
}

/** A parallel multiple event: its other definitions would have to happen too, and nobody collects them before the case. */
const awaitsMore = ({ trigger }: GraphNode): boolean => trigger?.kind === 'multiple' && trigger.parallel;

const behind = (graph: ProcessGraph, { outgoing }: GraphNode): GraphNode[] =>
  outgoing.flatMap((flow) => graph.nodes[graph.flows[flow]?.target ?? ''] ?? []);
