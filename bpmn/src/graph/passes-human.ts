import type { ProcessGraph } from './graph.ts';

type Nodes = ProcessGraph['nodes'];

/** Whether anybody is asked in a process, by itself or by what it calls. */
export function asksPeople({ nodes }: ProcessGraph): boolean {
  return Object.keys(nodes).some((id) => isHuman(nodes, id));
}

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
  if (from === target) return false;
  if (isHuman(nodes, from)) return true;
  if (isReachable(next, from, target, (id) => !isHuman(nodes, id))) return false;
  // in a loop a step back may be one forward as well
  const isBack = isReachable(next, target, from, () => true) && !isReachable(next, from, target, () => true);
  return !isBack;
}

/**
 * Whether a timer that fires before its time takes somebody's decision away: it stands on a task that waits for a person, or
 * begins an event sub-process beside one. A timer on the way of a token only lets it go on to the next step.
 */
export function timerPassesHuman({ nodes }: ProcessGraph, element: string): boolean {
  const node = nodes[element];
  if (node?.attachedTo !== undefined) return isHuman(nodes, node.attachedTo);
  const begun = node?.kind === 'start-event' ? node.parent : element;
  if (begun === undefined || nodes[begun]?.kind !== 'event-sub-process') return false;
  const { parent: scope } = nodes[begun];
  return Object.entries(nodes).some(([id, { parent }]) => parent === scope && id !== begun && isHuman(nodes, id));
}

/** A task that waits for a person, with sub-processes in which there is one; what is called may ask a person, too. */
function isHuman(nodes: Nodes, id: string): boolean {
  if (['user-task', 'manual-task', 'call-activity'].includes(nodes[id]?.kind ?? '')) return true;
  return Object.entries(nodes).some(([inner, { parent }]) => parent === id && isHuman(nodes, inner));
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
