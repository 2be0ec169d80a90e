import { lastsOf } from '../engine/events/thrown-last.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import type { SimpleTrigger, GraphNode, ProcessGraph } from '../graph/graph.ts';
import { EVENT_NAMES, TRIGGER_NAMES } from './polish-names.ts';
import { problem, type Problem, type ProblemCode } from './problem.ts';

type Kind = SimpleTrigger['kind'];

/** BPMN 2.0.2, table 10.93: which triggers may stand where. */
const ALLOWED = {
  top: ['none', 'message', 'timer', 'signal', 'conditional'],
  inside: ['none'],
  handler: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
  'intermediate-catch-event': ['message', 'timer', 'signal', 'conditional', 'link'],
  'intermediate-throw-event': ['none', 'message', 'signal', 'escalation', 'link', 'compensation'],
  'boundary-event': ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'cancel'],
  'end-event': ['none', 'message', 'signal', 'error', 'escalation', 'terminate', 'compensation', 'cancel'],
} as const satisfies Record<string, readonly Kind[]>;

/** What events need: a trigger that is allowed in their place, a host, a partner. */
export function lintEvents(graph: ProcessGraph): Problem[] {
  const nodes = Object.values(graph.nodes);
  return [...nodes.flatMap((node) => lintEvent(graph, node)), ...lintContainers(graph)];
}

function lintEvent(graph: ProcessGraph, node: GraphNode): Problem[] {
  const at = (code: ProblemCode, detail = ''): Problem => problem(code, node.id, detail, node.name);
  const { kind, trigger } = node;
  if (!trigger || !kind.endsWith('-event')) return [];
  const found: Problem[] = [];
  const allowed: readonly Kind[] = kind === 'start-event' ? ALLOWED[placeOf(graph, node)] : allowedFor(kind);
  for (const part of partsOf(trigger)) {
    if (allowed.includes(part.kind)) continue;
    if (part.kind === 'none') found.push(at('MISSING_EVENT_DETAIL', 'brakuje definicji zdarzenia'));
    else if (kind === 'start-event') found.push(at('BAD_START', TRIGGER_NAMES[part.kind]));
    else found.push(at('CONTRADICTION', `${EVENT_NAMES[kind] ?? kind} nie może dotyczyć: ${TRIGGER_NAMES[part.kind]}`));
  }
  const isThrown = kind === 'end-event' || kind === 'intermediate-throw-event';
  if (isThrown && lastsOf(trigger) > 1) {
    found.push(at('CONTRADICTION', 'kilka definicji jednego zdarzenia rozstrzyga, dokąd idzie sprawa'));
  }
  if (kind === 'boundary-event') {
    const host = graph.nodes[node.attachedTo ?? ''];
    if (!host || !isActivity(host)) found.push(at('NOT_ATTACHED'));
    if (trigger.kind === 'error' && node.interrupting === false)
      found.push(at('CONTRADICTION', 'błąd zawsze przerywa czynność'));
  }
  if (trigger.kind === 'cancel' && !belongsToTransaction(graph, node)) {
    found.push(at('CONTRADICTION', 'anulowanie działa tylko w transakcji'));
  }
  if (
    kind === 'boundary-event' &&
    trigger.kind === 'compensation' &&
    !graph.nodes[node.attachedTo ?? '']?.compensation
  ) {
    found.push(at('MISSING_EVENT_DETAIL', 'czynność kompensująca'));
  }
  if (kind === 'start-event' && trigger.kind === 'error' && node.interrupting === false) {
    found.push(at('CONTRADICTION', 'błąd zawsze przerywa czynność'));
  }
  if (kind === 'end-event' && trigger.kind === 'error' && trigger.code === undefined) {
    found.push(at('MISSING_EVENT_DETAIL', 'kod błędu'));
  }
  if (kind === 'intermediate-throw-event' && trigger.kind === 'link') {
    const targets = Object.values(graph.nodes).filter((other) => isLinkTarget(other, node, trigger.name));
    if (targets.length !== 1) found.push(at('BAD_LINK', trigger.name));
  }
  return found;
}

function belongsToTransaction(graph: ProcessGraph, { kind, parent, attachedTo }: GraphNode): boolean {
  return graph.nodes[(kind === 'boundary-event' ? attachedTo : parent) ?? '']?.isTransaction === true;
}

function allowedFor(kind: GraphNode['kind']): readonly Kind[] {
  return kind in ALLOWED ? ALLOWED[kind as keyof typeof ALLOWED] : [];
}

function placeOf(graph: ProcessGraph, node: GraphNode): 'top' | 'inside' | 'handler' {
  if (node.parent === undefined) return 'top';
  return graph.nodes[node.parent]?.kind === 'event-sub-process' ? 'handler' : 'inside';
}

const isActivity = ({ kind }: GraphNode): boolean =>
  kind === 'task' || kind.endsWith('-task') || kind === 'sub-process' || kind === 'call-activity';

const isLinkTarget = (other: GraphNode, source: GraphNode, name: string): boolean =>
  other.kind === 'intermediate-catch-event' &&
  other.parent === source.parent &&
  other.trigger?.kind === 'link' &&
  other.trigger.name === name;

function lintContainers(graph: ProcessGraph): Problem[] {
  const nodes = Object.values(graph.nodes);
  const containers = [undefined, ...nodes.filter(({ kind }) => kind === 'sub-process' || kind === 'event-sub-process')];
  const insideOf = Map.groupBy(nodes, ({ parent }) => parent);
  return containers.flatMap((container) => {
    const inside = insideOf.get(container?.id) ?? [];
    const id = container?.id ?? graph.processId;
    if (inside.length === 0) return [problem('EMPTY', id, '', container?.name)];
    const starts = inside.filter(({ kind }) => kind === 'start-event');
    if (container?.kind === 'event-sub-process' && starts.length !== 1) {
      return [
        problem('BAD_START', id, 'podproces zdarzeniowy ma dokładnie jedno zdarzenie początkowe', container.name),
      ];
    }
    if (container?.adHoc && inside.some(({ kind }) => kind === 'start-event' || kind === 'end-event')) {
      return [
        problem('CONTRADICTION', id, 'podproces doraźny nie ma zdarzeń początkowych ani końcowych', container.name),
      ];
    }
    const canBegin =
      starts.length > 0 || inside.some((node) => node.incoming.length === 0 && node.kind !== 'boundary-event');
    return canBegin ? [] : [problem('NO_START', id, '', container?.name)];
  });
}
