import type { GraphNode, ProcessGraph, SimpleTrigger } from './graph.ts';

const READ = new WeakMap<ProcessGraph, ProcessGraph>();

/**
 * A graph with the names of today. Cases pinned before format 2 hold the names of format 1; they keep their format, so that they
 * go on by its rules (`followsFormat1`).
 */
export function currentGraph(graph: ProcessGraph): ProcessGraph {
  if (graph.format !== 1) return graph;
  const known = READ.get(graph);
  if (known) return known;
  const nodes = Object.entries(graph.nodes).map(([id, node]) => [id, currentNode(node)] as const);
  const current = { ...graph, nodes: Object.fromEntries(nodes) };
  READ.set(graph, current);
  READ.set(current, current);
  return current;
}

/**
 * Whether a case was pinned before format 2. Its recorded history has to come out the same again, so it keeps what was changed
 * since: a default flow is taken only when nothing else is, a call without mappings passes everything out, a handler's
 * compensation looks only around the handler.
 */
export const followsFormat1 = ({ format }: ProcessGraph): boolean => format === 1;

/** What format 1 called otherwise. */
interface Format1 {
  readonly startsProcess?: true;
  readonly awaitsAll?: true;
  readonly isHandler?: true;
  readonly activation?: string;
  readonly goesOnAtOnce?: true;
  readonly cancelsRemaining?: boolean;
}

function currentNode(node: GraphNode & Format1): GraphNode {
  const { startsProcess, awaitsAll, isHandler, activation, ...rest } = node;
  return {
    ...rest,
    ...(startsProcess && { instantiate: true as const }),
    ...(awaitsAll && { eventGatewayType: 'Parallel' as const }),
    ...(isHandler && { isForCompensation: true as const }),
    ...(activation !== undefined && { activationCondition: activation }),
    ...(rest.adHoc && { adHoc: currentRule(rest.adHoc) }),
    ...(rest.trigger && { trigger: currentTrigger(rest.trigger) }),
  };
}

function currentRule(rule: NonNullable<GraphNode['adHoc']> & Format1): NonNullable<GraphNode['adHoc']> {
  const { cancelsRemaining, ...rest } = rule;
  return cancelsRemaining === undefined ? rest : { ...rest, cancelRemainingInstances: cancelsRemaining };
}

function currentTrigger(trigger: NonNullable<GraphNode['trigger']>): NonNullable<GraphNode['trigger']> {
  if (trigger.kind === 'multiple') return { ...trigger, triggers: trigger.triggers.map(currentPart) };
  return currentPart(trigger);
}

function currentPart(part: SimpleTrigger & Format1): SimpleTrigger {
  const { goesOnAtOnce, ...rest } = part;
  return goesOnAtOnce && rest.kind === 'compensation' ? { ...rest, waitForCompletion: false } : rest;
}
