import type { GraphFlow, GraphNode, ProcessGraph } from '../graph/graph.ts';
import { problem, type Problem, type ProblemCode } from './problem.ts';

/** BPMN 2.0.2, 8.3.13 and 10.6: where sequence flows may run, and what gateways need of them. */
export function lintFlows(graph: ProcessGraph): Problem[] {
  return [
    ...Object.values(graph.flows).flatMap((flow) => lintFlow(graph, flow)),
    ...Object.values(graph.nodes).flatMap((node) => lintNode(graph, node)),
  ];
}

function lintFlow(graph: ProcessGraph, flow: GraphFlow): Problem[] {
  const source = graph.nodes[flow.source];
  const target = graph.nodes[flow.target];
  if (!source || !target) return [problem('BROKEN_REFERENCE', flow.id, source ? flow.target : flow.source)];
  if (source.parent !== target.parent) return [problem('FLOW_CROSSES_BORDER', flow.id, flow.name ?? flow.id)];
  return [];
}

function lintNode(graph: ProcessGraph, node: GraphNode): Problem[] {
  const at = (code: ProblemCode, detail = ''): Problem => problem(code, node.id, detail, node.name);
  const found: Problem[] = [];
  const { kind, incoming, outgoing, trigger } = node;
  const neverEntered =
    node.instantiate || kind === 'start-event' || kind === 'boundary-event' || kind === 'event-sub-process';
  if (neverEntered && incoming.length > 0) found.push(at('FLOW_FORBIDDEN', 'do tego elementu nic nie wchodzi'));
  const neverLeft = kind === 'end-event' || kind === 'event-sub-process';
  if (neverLeft && outgoing.length > 0) found.push(at('FLOW_FORBIDDEN', 'z tego elementu nic nie wychodzi'));
  if (node.isForCompensation && incoming.length + outgoing.length > 0) {
    // BPMN 2.0.2, 10.7.1: a compensation activity stands outside the normal flow
    found.push(at('FLOW_FORBIDDEN', 'czynność kompensacji łączy z resztą tylko powiązanie'));
  }
  const leadsOn = kind === 'boundary-event' && trigger?.kind !== 'compensation';
  if (leadsOn && outgoing.length === 0) found.push(at('NO_OUTGOING'));
  if (kind === 'complex-gateway' && incoming.length > 1 && node.activationCondition === undefined) {
    found.push(at('MISSING_EVENT_DETAIL', 'warunek uruchomienia bramki (activationCondition)'));
  }
  if (kind === 'parallel-gateway' || kind === 'event-based-gateway') {
    // BPMN 2.0.2, 10.6.3 and 10.6.6: these gateways ask no conditions
    const asked = outgoing.flatMap((id) => graph.flows[id] ?? []).filter(({ condition }) => condition !== undefined);
    for (const flow of asked) found.push(at('CONDITION_FORBIDDEN', flow.name ?? flow.id));
  }
  if (node.eventGatewayType === 'Parallel' && !node.instantiate) {
    found.push(at('CONTRADICTION', 'równoległa bramka zdarzeń może tylko rozpoczynać proces'));
  }
  if (kind === 'event-based-gateway') found.push(...lintEventGateway(graph, node, at));
  if (node.defaultFlow !== undefined && !outgoing.includes(node.defaultFlow)) found.push(at('BAD_DEFAULT'));
  if ((kind === 'exclusive-gateway' || kind === 'inclusive-gateway') && outgoing.length > 1) {
    const flows = outgoing.flatMap((id) => graph.flows[id] ?? []);
    const open = flows.filter(({ id, condition }) => condition === undefined && id !== node.defaultFlow);
    // BPMN 2.0.2, 10.6.4: an inclusive gateway always takes a flow without a condition
    if (kind === 'exclusive-gateway') {
      for (const flow of open) found.push(at('MISSING_CONDITION', flow.name ?? flow.id));
    }
    if (node.defaultFlow === undefined && (open.length === 0 || kind === 'exclusive-gateway')) {
      found.push(at('MISSING_DEFAULT'));
    }
  }
  if (kind === 'intermediate-throw-event' && trigger?.kind === 'link' && outgoing.length > 0) {
    found.push(at('FLOW_FORBIDDEN', 'łącze prowadzi dalej samo'));
  }
  return found;
}

function lintEventGateway(
  graph: ProcessGraph,
  node: GraphNode,
  at: (code: ProblemCode, detail?: string) => Problem,
): Problem[] {
  if (node.outgoing.length === 0) return [at('NO_OUTGOING')];
  return node.outgoing.flatMap((id) => {
    const target = graph.nodes[graph.flows[id]?.target ?? ''];
    if (!target) return [];
    const isCatch = target.kind === 'intermediate-catch-event' && target.trigger?.kind !== 'link';
    if (isCatch || target.kind === 'receive-task') return [];
    return [at('BAD_EVENT_GATEWAY', target.name || target.id)];
  });
}
