import type { GraphFlow, GraphNode, NodeKind, ProcessGraph, Repetition } from '../src/graph/graph.ts';

/** A repeatable source of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Draft = { -readonly [Key in keyof GraphNode]: GraphNode[Key] };

/** Draws random sound diagrams: blocks in sequence and inside each other, each with one way in and one way out. */
export class RandomGraph {
  private readonly nodes: Record<string, Draft> = {};
  private readonly flows: Record<string, GraphFlow> = {};
  private count = 0;
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  draw(): ProcessGraph {
    this.sequence(undefined, 3);
    return { format: 1, processId: 'random', name: 'random', nodes: this.nodes, flows: this.flows };
  }

  private pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.random() * items.length)] ?? items[0];
  }

  private node(kind: NodeKind, parent: string | undefined, more: Partial<GraphNode> = {}): Draft {
    const id = `${kind}-${(this.count += 1)}`;
    const node: Draft = { id, kind, name: '', incoming: [], outgoing: [], ...(parent && { parent }), ...more };
    this.nodes[id] = node;
    return node;
  }

  private connect(source: Draft, target: Draft, condition?: string): GraphFlow {
    const flow = {
      id: `${source.id}>${target.id}#${(this.count += 1)}`,
      source: source.id,
      target: target.id,
      ...(condition && { condition }),
    };
    this.flows[flow.id] = flow;
    source.outgoing = [...source.outgoing, flow.id];
    target.incoming = [...target.incoming, flow.id];
    return flow;
  }

  private sequence(parent: string | undefined, depth: number): void {
    const start = this.node('start-event', parent, { trigger: { kind: 'none' } });
    const last = this.blocks(start, parent, depth);
    this.connect(last, this.node('end-event', parent, { trigger: { kind: 'none' } }));
  }

  private blocks(from: Draft, parent: string | undefined, depth: number): Draft {
    let last = from;
    for (let left = 1 + Math.floor(this.random() * 3); left > 0; left -= 1) last = this.block(last, parent, depth);
    return last;
  }

  private block(from: Draft, parent: string | undefined, depth: number): Draft {
    if (depth === 0) return this.step(from, parent);
    switch (this.pick(['step', 'step', 'split', 'split', 'loop', 'sub', 'events'])) {
      case 'split':
        return this.split(from, parent, depth);
      case 'loop':
        return this.loop(from, parent, depth);
      case 'sub':
        return this.sub(from, parent, depth);
      case 'events':
        return this.events(from, parent);
      default:
        return this.step(from, parent);
    }
  }

  private step(from: Draft, parent: string | undefined): Draft {
    const kind = this.pick<NodeKind>([
      'user-task',
      'service-task',
      'manual-task',
      'script-task',
      'intermediate-catch-event',
    ]);
    const node = this.node(kind, parent, {
      ...(kind === 'user-task' && { userTask: { candidateGroup: 'card-office', outcomes: [] } }),
      ...(kind === 'user-task' && this.random() < 0.4 && { repetition: this.repetition() }),
      ...(kind === 'service-task' && { activity: 'work', outputs: [] }),
      ...(kind === 'script-task' && { script: { expression: 'n + 1', resultVariable: 'n' } }),
      ...(kind === 'intermediate-catch-event' && {
        trigger: { kind: 'timer', timer: 'duration', expression: '"PT1H"' } as const,
      }),
    });
    this.connect(from, node);
    return node;
  }

  private repetition(): Repetition {
    const condition = 'modulo(loopCounter, 2) = 1';
    if (this.random() < 0.3) return { kind: 'loop', testBefore: this.random() < 0.5, condition, maximum: 3 };
    return { kind: 'multi-instance', sequential: this.random() < 0.5, cardinality: '2' };
  }

  private split(from: Draft, parent: string | undefined, depth: number): Draft {
    const kind = this.pick<NodeKind>(['exclusive-gateway', 'parallel-gateway', 'inclusive-gateway']);
    const fork = this.node(kind, parent);
    const join = this.node(kind, parent);
    this.connect(from, fork);
    const ways = 2 + Math.floor(this.random() * 2);
    for (let way = 0; way < ways; way += 1) {
      const entry = this.node('task', parent);
      const isDefault = way === 0 && kind !== 'parallel-gateway';
      const condition = kind === 'parallel-gateway' || isDefault ? undefined : `modulo(n, ${way + 1}) = 0`;
      const flow = this.connect(fork, entry, condition);
      if (isDefault) fork.defaultFlow = flow.id;
      this.connect(this.blocks(entry, parent, depth - 1), join);
    }
    return join;
  }

  /** At most three rounds: every round adds one to a counter of its own. */
  private loop(from: Draft, parent: string | undefined, depth: number): Draft {
    const head = this.node('exclusive-gateway', parent);
    const counter = `c${(this.count += 1)}`;
    const begin = this.node('script-task', parent, { script: { expression: '0', resultVariable: counter } });
    const add = this.node('script-task', parent, { script: { expression: `${counter} + 1`, resultVariable: counter } });
    const choice = this.node('exclusive-gateway', parent);
    this.connect(from, begin);
    this.connect(begin, head);
    this.connect(head, add);
    this.connect(this.blocks(add, parent, depth - 1), choice);
    this.connect(choice, head, `${counter} < 3`);
    const after = this.node('task', parent);
    choice.defaultFlow = this.connect(choice, after).id;
    return after;
  }

  private sub(from: Draft, parent: string | undefined, depth: number): Draft {
    const isRepeated = this.random() < 0.4;
    const sub = this.node('sub-process', parent, {
      ...(isRepeated && {
        repetition: { kind: 'multi-instance', sequential: this.random() < 0.5, cardinality: '2' } as const,
      }),
    });
    this.connect(from, sub);
    this.sequence(sub.id, depth - 1);
    switch (this.pick(['plain', 'deadline', 'reminder', 'error'])) {
      case 'deadline':
        return this.caught(sub, parent, { kind: 'timer', timer: 'duration', expression: '"PT90M"' });
      case 'reminder':
        return this.reminded(sub, parent);
      case 'error':
        return this.broken(sub, parent);
      default:
        return sub;
    }
  }

  /** An interrupting boundary event whose way joins the normal one. */
  private caught(sub: Draft, parent: string | undefined, trigger: NonNullable<GraphNode['trigger']>): Draft {
    const boundary = this.node('boundary-event', parent, { attachedTo: sub.id, trigger, interrupting: true });
    const join = this.node('exclusive-gateway', parent);
    this.connect(sub, join);
    this.connect(boundary, join);
    return join;
  }

  /** A boundary event that does not interrupt: its token ends by itself. */
  private reminded(sub: Draft, parent: string | undefined): Draft {
    const trigger = { kind: 'timer', timer: 'duration', expression: '"PT45M"' } as const;
    const boundary = this.node('boundary-event', parent, { attachedTo: sub.id, trigger, interrupting: false });
    const told = this.step(boundary, parent);
    this.connect(told, this.node('end-event', parent, { trigger: { kind: 'none' } }));
    return sub;
  }

  /** A sub-process that ends with an error as often as not, beside what else it does. */
  private broken(sub: Draft, parent: string | undefined): Draft {
    const start = Object.values(this.nodes).find((node) => node.parent === sub.id && node.kind === 'start-event');
    if (!start) return sub;
    const [first = ''] = start.outgoing;
    const flow = this.flows[first];
    const choice = this.node('exclusive-gateway', sub.id);
    const error = this.node('end-event', sub.id, { trigger: { kind: 'error', code: 'BROKEN' } });
    const begun = flow && this.nodes[flow.target];
    if (!begun) return sub;
    delete this.flows[first];
    start.outgoing = [];
    begun.incoming = begun.incoming.filter((id) => id !== first);
    this.connect(start, choice);
    choice.defaultFlow = this.connect(choice, begun).id;
    this.connect(choice, error, 'modulo(n, 2) = 0');
    return this.caught(sub, parent, { kind: 'error', code: 'BROKEN' });
  }

  private events(from: Draft, parent: string | undefined): Draft {
    const gateway = this.node('event-based-gateway', parent);
    const join = this.node('exclusive-gateway', parent);
    const message = this.node('intermediate-catch-event', parent, { trigger: { kind: 'message', name: 'go' } });
    const timer = this.node('intermediate-catch-event', parent, {
      trigger: { kind: 'timer', timer: 'duration', expression: '"PT2H"' },
    });
    this.connect(from, gateway);
    for (const event of [message, timer]) {
      this.connect(gateway, event);
      this.connect(event, join);
    }
    return join;
  }
}
