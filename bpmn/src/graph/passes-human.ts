import type { ProcessGraph } from './graph.ts';

/**
 * Whether a token that is put from one element on another goes round somebody's decision: it leaves a task that waits for a
 * person, or no way between the two is free of such tasks. A mere step back is none, as the person is asked again.
 */
export function passesHuman({ nodes, flows }: ProcessGraph, from: string, target: string): boolean {
  const next = new Map<string, string[]>();
  const lead = (source: string, to: string): void => void next.set(source, [...(next.get(source) ?? []), to]);
  for (const { source, target: to } of Object.values(flows)) lead(source, to);
  for (const [id, node] of Object.entries(nodes)) {
    if (node.attachedTo !== undefined) lead(node.attachedTo, id);
  }
  // what is called may ask a person, too
  const asks = (id: string): boolean => ['user-task', 'manual-task', 'call-activity'].includes(nodes[id]?.kind ?? '');
  const isHuman = (id: string): boolean =>
    asks(id) || Object.entries(nodes).some(([inner, { parent }]) => parent === id && isHuman(inner));
  if (from === target) return false;
  if (isHuman(from)) return true;
  if (isReachable(next, from, target, (id) => !isHuman(id))) return false;
  // in a loop a step back may be one forward as well
  const isBack = isReachable(next, target, from, () => true) && !isReachable(next, from, target, () => true);
  return !isBack;
}

function isReachable(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  target: string,
  mayPass: (id: string) => boolean,
): boolean {
  const seen = new Set([from]);
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const to of next.get(id) ?? []) {
      if (to === target) return true;
      if (seen.has(to) || !mayPass(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  return false;
}
