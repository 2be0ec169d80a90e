import type { GraphNode, ProcessGraph } from './graph.ts';
import { partsOf } from './trigger-parts.ts';

/** Elements that call another process; what is a saga is part of the release and not among them. */
export function callsOf(graph: ProcessGraph): { readonly node: GraphNode; readonly process: string }[] {
  return Object.values(graph.nodes).flatMap((node) =>
    node.called && !node.called.saga ? [{ node, process: node.called.process }] : [],
  );
}

/** Elements that ask a decision by name. */
export function questionsOf(graph: ProcessGraph): { readonly node: GraphNode; readonly decision: string }[] {
  return Object.values(graph.nodes).flatMap((node) =>
    node.decision && node.activity === undefined ? [{ node, decision: node.decision.name }] : [],
  );
}

/** Messages that start a process: of start events, of receive tasks and gateways that instantiate it (BPMN 2.0.2, 13.2). */
export function startMessagesOf(graph: ProcessGraph): string[] {
  return Object.values(graph.nodes)
    .filter(({ kind, parent, startsProcess }) => parent === undefined && (kind === 'start-event' || startsProcess))
    .flatMap((node) => (node.kind === 'event-based-gateway' ? behind(graph, node) : [node]))
    .flatMap(({ trigger }) => partsOf(trigger).flatMap((part) => (part.kind === 'message' ? [part.name] : [])));
}

const behind = (graph: ProcessGraph, { outgoing }: GraphNode): GraphNode[] =>
  outgoing.flatMap((flow) => graph.nodes[graph.flows[flow]?.target ?? ''] ?? []);
