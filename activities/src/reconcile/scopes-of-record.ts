import type { Scope } from '@karta/bpmn/engine';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { NotRestorable, type RecordedCase } from './recorded-case.ts';

/**
 * The scopes of a recorded case: the top one with all variables, and the sub-processes under way, which hold none of their own.
 * @throws NotRestorable
 */
export function scopesOfRecord(graph: ProcessGraph, { elements, variables }: RecordedCase): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  const top = elements.find(({ elementId }) => graph.nodes[elementId]?.parent === undefined);
  if (!top) throw new NotRestorable('NO_STEP');
  scopes.set(top.scopeId, { id: top.scopeId, variables });
  for (const { elementId, scopeId } of elements) {
    const node = graph.nodes[elementId];
    if (!node) throw new NotRestorable('UNKNOWN_ELEMENT');
    if (node.parent === undefined) {
      if (scopeId !== top.scopeId) throw new NotRestorable('UNKNOWN_ELEMENT');
      continue;
    }
    if (scopes.has(scopeId)) continue;
    const host = elements.find((one) => one.elementId === node.parent);
    const around = graph.nodes[node.parent];
    if (!host || around?.kind !== 'sub-process') throw new NotRestorable('INSIDE_EVENT');
    if (around.adHoc || around.repetition) throw new NotRestorable('REPEATED');
    if (around.inputs) throw new NotRestorable('INPUTS');
    scopes.set(scopeId, { id: scopeId, node: node.parent, parent: host.scopeId, host: host.tokenId, variables: {} });
  }
  return scopes;
}
