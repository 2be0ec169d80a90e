import { beginningsAmong } from '../graph/beginnings.ts';
import type { GraphNode, ProcessGraph } from '../graph/graph.ts';
import { partsOf } from '../graph/trigger-parts.ts';

/** Tokens on the flows of one level: how many by flow id. */
export type Marking = ReadonlyMap<string, number>;

/** What playing all courses of one level found. */
export interface Found {
  /** Joins that are left with tokens when nothing can move, each with a flow by which nothing comes any more. */
  readonly stuck: ReadonlyMap<string, string>;
  /** Elements that tokens of parallel branches reach by different flows, unjoined. */
  readonly unjoined: ReadonlySet<string>;
}

/** More are not looked at; such a level gets no verdict. */
const MOST_MARKINGS = 10_000;
/** Flows looked at in all markings together; so much takes less than a second. */
const MOST_WORK = 300_000;
/** So many tokens on one flow mean that they are made without end. */
const TOO_MANY = 3;
const WIDEST_FORK = 5;

/**
 * Plays every course that the drawing of one level (the process or one sub-process) allows, whatever its conditions say. Boundary
 * events that do not interrupt are left out; links, interrupting boundary events and inclusive joins follow their rules.
 * @param inside the elements of the level
 * @returns `undefined` when the level is empty, too large or has elements whose course depends on more than the drawing
 */
export function playLevel(
  graph: ProcessGraph,
  level: string | undefined,
  inside: readonly GraphNode[],
): Found | undefined {
  if (inside.some((node) => isOpaque(graph, node)) || (level !== undefined && graph.nodes[level]?.adHoc)) {
    return undefined;
  }
  const game = new Game(graph, inside);
  return game.play(beginningsOf(inside, level));
}

function isOpaque(graph: ProcessGraph, node: GraphNode): boolean {
  const { kind, startQuantity = 1, completionQuantity = 1, outgoing } = node;
  const isBroken = outgoing.some((id) => !graph.nodes[graph.flows[id]?.target ?? '']);
  return kind === 'complex-gateway' || startQuantity > 1 || completionQuantity > 1 || isBroken;
}

/** The elements that begin together, for each way to begin. */
function beginningsOf(inside: readonly GraphNode[], level: string | undefined): GraphNode[][] {
  const plain = beginningsAmong(inside);
  const alone =
    level === undefined || inside.every(({ kind }) => kind !== 'start-event')
      ? inside.filter(({ instantiate }) => instantiate)
      : [];
  const triggered = inside.filter((node) => node.kind === 'start-event' && !plain.includes(node));
  return [plain.filter((node) => !alone.includes(node)), ...[...alone, ...triggered].map((node) => [node])].filter(
    (nodes) => nodes.length > 0,
  );
}

class Game {
  private readonly graph: ProcessGraph;
  /** Elements that pass on every token that comes, by several flows. */
  private readonly merges: ReadonlySet<GraphNode>;
  private readonly interrupting: ReadonlyMap<string | undefined, readonly GraphNode[]>;
  private readonly links: readonly GraphNode[];
  private readonly stuck = new Map<string, string>();
  private readonly unjoined = new Set<string>();
  private readonly reach = new Map<string, ReadonlySet<string>>();
  private work = 0;

  constructor(graph: ProcessGraph, inside: readonly GraphNode[]) {
    this.graph = graph;
    this.merges = new Set(inside.filter((node) => this.isPlainMerge(node)));
    this.interrupting = Map.groupBy(inside.filter(endsItsHost), ({ attachedTo }) => attachedTo);
    this.links = inside.filter(({ kind, trigger }) => kind === 'intermediate-catch-event' && trigger?.kind === 'link');
  }

  play(ways: readonly (readonly GraphNode[])[]): Found | undefined {
    const seen = new Set<string>();
    const pending: Marking[] = ways.flatMap((nodes) =>
      nodes.reduce<Marking[]>(
        (markings, node) => markings.flatMap((marking) => this.results(marking, node)),
        [new Map<string, number>()],
      ),
    );
    for (let marking = pending.pop(); marking; marking = pending.pop()) {
      const key = [...marking]
        .map(([flow, count]) => `${flow}*${count}`)
        .toSorted()
        .join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > MOST_MARKINGS || this.isWeary()) return undefined;
      const isUnbounded = this.noteUnjoined(marking);
      if (isUnbounded) continue;
      const next = this.moves(marking);
      if (next.length === 0 && marking.size > 0) this.noteStuck(marking);
      for (const after of next) pending.push(after);
    }
    return this.isWeary() ? undefined : { stuck: this.stuck, unjoined: this.unjoined };
  }

  /** Notes work that is about to be done. @returns whether it is too much */
  private isWeary(more = 0): boolean {
    this.work += more;
    return this.work > MOST_WORK;
  }

  /** Every marking that one element makes of this one; when one can move without touching the others, it alone. */
  private moves(marking: Marking): Marking[] {
    const targets = new Set([...marking.keys()].flatMap((flow) => this.targetOf(flow) ?? []));
    const all: Marking[] = [];
    for (const node of targets) {
      const consumed = this.consumptions(marking, node);
      const results = consumed.flatMap((after) => this.results(after, node));
      if (consumed.length > 0 && node.incoming.length === 1 && !this.endsAll(node)) return results;
      all.push(...results);
    }
    return all;
  }

  /** The marking without what the element takes, for each choice; none when it has to wait. */
  private consumptions(marking: Marking, node: GraphNode): Marking[] {
    const full = node.incoming.filter((flow) => (marking.get(flow) ?? 0) > 0);
    if (node.kind === 'parallel-gateway') return full.length === node.incoming.length ? [without(marking, full)] : [];
    if (node.kind === 'inclusive-gateway' && node.incoming.length > 1) {
      return this.canJoin(marking, node, full) ? [without(marking, full)] : [];
    }
    return full.map((flow) => without(marking, [flow]));
  }

  /** As the engine's inclusive join (BPMN 2.0.2, 13.4.3). */
  private canJoin(marking: Marking, join: GraphNode, full: readonly string[]): boolean {
    if (this.isWeary(marking.size * join.incoming.length)) return false;
    const empty = join.incoming.filter((flow) => !full.includes(flow));
    return [...marking.keys()].every((flow) => {
      const target = this.targetOf(flow);
      if (!target || target === join) return true;
      const reached = this.reachOf(target, join);
      return !empty.some((one) => reached.has(one)) || full.some((one) => reached.has(one));
    });
  }

  private reachOf(from: GraphNode, join: GraphNode): ReadonlySet<string> {
    const key = `${from.id} ${join.id}`;
    const known = this.reach.get(key);
    if (known) return known;
    const flows = new Set<string>();
    const visited = new Set<GraphNode>([join]);
    const pending = [from];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (visited.has(node) || this.isWeary(1)) continue;
      visited.add(node);
      for (const flow of this.waysOutOf(node).flat()) {
        flows.add(flow);
        const target = this.targetOf(flow);
        if (target) pending.push(target);
      }
    }
    this.reach.set(key, flows);
    return flows;
  }

  /** The markings after an element has gone on. */
  private results(marking: Marking, node: GraphNode): Marking[] {
    if (this.endsAll(node)) return [new Map()];
    const ways = this.waysOutOf(node);
    if (this.isWeary(ways.length * (marking.size + 1))) return [];
    return ways.map((flows) => withThem(marking, flows));
  }

  private endsAll({ kind, trigger }: GraphNode): boolean {
    const ending = new Set(['terminate', 'error', 'cancel']);
    return kind === 'end-event' && partsOf(trigger).some((part) => ending.has(part.kind));
  }

  /** The sets of flows that an element may put tokens on; one empty set for an end. */
  private waysOutOf(node: GraphNode): string[][] {
    const link = partsOf(node.trigger).find(({ kind }) => kind === 'link');
    if (node.kind === 'intermediate-throw-event' && link?.kind === 'link') {
      const target = this.links.find(({ trigger }) => trigger?.kind === 'link' && trigger.name === link.name);
      return target ? this.waysOutOf(target) : [[]];
    }
    const boundaries = this.interrupting.get(node.id) ?? [];
    return [...this.choicesOf(node), ...boundaries.flatMap((boundary) => this.choicesOf(boundary))];
  }

  private choicesOf(node: GraphNode): string[][] {
    const { kind, outgoing, defaultFlow } = node;
    if (outgoing.length <= 1 || kind === 'parallel-gateway') return [[...outgoing]];
    if (kind === 'exclusive-gateway' || kind === 'event-based-gateway') {
      return node.eventGatewayType === 'Parallel' ? [[...outgoing]] : outgoing.map((flow) => [flow]);
    }
    const asked = outgoing.filter((flow) => flow !== defaultFlow && this.graph.flows[flow]?.condition !== undefined);
    const always = outgoing.filter((flow) => flow !== defaultFlow && !asked.includes(flow));
    const chosen = subsetsOf(asked).map((subset) => [...always, ...subset]);
    // the default comes with every choice in which no condition holds
    const none = defaultFlow === undefined ? [] : [defaultFlow];
    const all = chosen.map((flows) => (flows.length === always.length ? [...flows, ...none] : flows));
    return all.filter((flows) => flows.length > 0);
  }

  /** @returns whether tokens are made without end */
  private noteUnjoined(marking: Marking): boolean {
    const unbounded = [...marking].find(([, count]) => count > TOO_MANY)?.[0];
    const reached = new Set<GraphNode>();
    for (const flow of marking.keys()) {
      const merge = this.targetOf(flow);
      if (!merge || !this.merges.has(merge)) continue;
      if (reached.has(merge)) this.unjoined.add(merge.id);
      reached.add(merge);
    }
    const target = unbounded === undefined ? undefined : this.targetOf(unbounded);
    if (target && this.unjoined.size === 0) this.unjoined.add(target.id);
    return unbounded !== undefined;
  }

  private isPlainMerge({ kind, incoming, outgoing }: GraphNode): boolean {
    if (incoming.length < 2 || kind === 'end-event') return false;
    if (kind === 'parallel-gateway' || kind === 'inclusive-gateway') return false;
    const [only, ...others] = outgoing.map((flow) => this.targetOf(flow)?.kind);
    return !(kind === 'exclusive-gateway' && others.length === 0 && only === 'end-event');
  }

  private noteStuck(marking: Marking): void {
    for (const flow of marking.keys()) {
      const join = this.targetOf(flow);
      const missing = join?.incoming.find((one) => !marking.has(one));
      if (join && missing !== undefined) this.stuck.set(join.id, missing);
    }
  }

  private targetOf(flow: string): GraphNode | undefined {
    return this.graph.nodes[this.graph.flows[flow]?.target ?? ''];
  }
}

/** Whether a node is a boundary event that ends its activity. */
export const endsItsHost = ({ kind, interrupting, trigger }: GraphNode): boolean =>
  kind === 'boundary-event' && interrupting !== false && trigger?.kind !== 'compensation';

function without(marking: Marking, flows: readonly string[]): Marking {
  const after = new Map(marking);
  for (const flow of flows) {
    const left = (after.get(flow) ?? 0) - 1;
    if (left > 0) after.set(flow, left);
    else after.delete(flow);
  }
  return after;
}

function withThem(marking: Marking, flows: readonly string[]): Marking {
  const after = new Map(marking);
  for (const flow of flows) after.set(flow, (after.get(flow) ?? 0) + 1);
  return after;
}

/** All choices among the ways of a fork; of a wide one each way alone and all together. */
function subsetsOf(flows: readonly string[]): string[][] {
  if (flows.length > WIDEST_FORK) return [[], ...flows.map((flow) => [flow]), [...flows]];
  return flows.reduce<string[][]>((subsets, flow) => [...subsets, ...subsets.map((one) => [...one, flow])], [[]]);
}
