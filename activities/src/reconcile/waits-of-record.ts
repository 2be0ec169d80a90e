import type { Scope, Subscription } from '@karta/bpmn/engine';
import { partsOf, type GraphNode, type ProcessGraph } from '@karta/bpmn/graph';
import { NotRestorable, type RecordedCase, type RecordedElement, type RecordedWait } from './recorded-case.ts';

type Place = Pick<Subscription, 'scope' | 'token'>;

/**
 * What a recorded case waits for, with the ids and dates that the records have. Conditions are in no record: they are awaited
 * wherever the diagram says so. @throws NotRestorable
 */
export function waitsOfRecord(
  graph: ProcessGraph,
  record: RecordedCase,
  scopes: ReadonlyMap<string, Scope>,
  nextNumber: () => number,
): Subscription[] {
  const waits = record.waits.map((wait): Subscription => {
    const node = graph.nodes[wait.elementId];
    const place = node && placeOf(graph, node, record.elements, scopes);
    if (!place) throw new NotRestorable('UNKNOWN_WAIT');
    refuseSpecial(node);
    return { ...detailsOf(wait), id: wait.waitId, node: node.id, ...place };
  });
  for (const node of Object.values(graph.nodes)) {
    const isConditional = partsOf(node.trigger).some(({ kind }) => kind === 'conditional');
    const place = isConditional ? placeOf(graph, node, record.elements, scopes) : undefined;
    if (!place) continue;
    refuseSpecial(node);
    // one that was true has happened already
    waits.push({ kind: 'condition', id: `w${nextNumber()}`, node: node.id, ...place, happened: true });
  }
  return waits;
}

/** A multiple event is awaited by parts, a cycle counts its occurrences: the records have neither. */
function refuseSpecial({ kind, trigger }: GraphNode): void {
  if (trigger?.kind === 'multiple') throw new NotRestorable('UNKNOWN_WAIT');
  if (trigger?.kind === 'timer' && trigger.timer === 'cycle' && kind !== 'intermediate-catch-event') {
    throw new NotRestorable('CYCLE');
  }
}

/** Where something is awaited, if it is now: by a token, or by a scope for its event sub-processes. */
function placeOf(
  graph: ProcessGraph,
  { id, attachedTo, parent, incoming }: GraphNode,
  elements: readonly RecordedElement[],
  scopes: ReadonlyMap<string, Scope>,
): Place | undefined {
  const around = parent === undefined ? undefined : graph.nodes[parent];
  if (around?.kind === 'event-sub-process') {
    const scope = [...scopes.values()].find(({ node }) => node === around.parent);
    return scope && { scope: scope.id };
  }
  const gateways = incoming.flatMap((flow) => graph.flows[flow]?.source ?? []);
  const standsOn = [attachedTo ?? id, ...gateways.filter((one) => graph.nodes[one]?.kind === 'event-based-gateway')];
  const element = elements.find(({ elementId }) => standsOn.includes(elementId));
  return element && { scope: element.scopeId, token: element.tokenId };
}

function detailsOf({
  kind,
  name,
  correlation,
  dueAt,
}: RecordedWait): Pick<Subscription, 'kind' | 'name' | 'due' | 'correlation'> {
  if (kind === 'timer') {
    if (!dueAt) throw new NotRestorable('UNKNOWN_WAIT');
    return { kind, due: dueAt.toISOString() };
  }
  return { kind, name: name ?? '', ...(correlation !== null && { correlation }) };
}
