import type { parseExpression } from 'feelin';
import { entryOf } from '../names.ts';
import type { Context } from '../kinds.ts';
import { Wrong } from '../wrong.ts';

export type Node = ReturnType<typeof parseExpression>['topNode'];

/** Whether a value is of a type that the surroundings define; `undefined` when they know no such type. */
export type IsInstance = (value: unknown, type: string) => boolean | undefined;

/** Of all loops of one expression together: more would take seconds. */
const MOST_ROUNDS = 1_000_000;

/** One evaluation under way. */
export class Running {
  readonly problems: { readonly message: string }[] = [];
  readonly isInstance: IsInstance;
  /** An `if` without true or false is a problem; the standard takes its else (DMN 1.5, 10.3.2.7). */
  readonly isStrict: boolean;
  private rounds = 0;

  constructor(isInstance: IsInstance, isStrict: boolean) {
    this.isInstance = isInstance;
    this.isStrict = isStrict;
  }

  /** Null, and why. */
  report(message: string): null {
    this.problems.push({ message });
    return null;
  }

  /** A value, or null and why. */
  kept(value: unknown): unknown {
    return value instanceof Wrong ? this.report(value.message) : (value ?? null);
  }

  /** @throws RangeError when loops in each other would take for ever */
  count(rounds: number): void {
    this.rounds += rounds;
    if (this.rounds > MOST_ROUNDS) throw new RangeError(`More than ${MOST_ROUNDS} rounds of a loop`);
  }
}

/** Names around an expression, from the inside out. */
export class Scope {
  readonly names: Context;
  readonly outer: Scope | undefined;

  constructor(names: Context, outer?: Scope) {
    this.names = names;
    this.outer = outer;
  }

  /** With names of its own inside. */
  with(names: Context): Scope {
    return new Scope(names, this);
  }

  /** The value of a name, perhaps null; `undefined` when there is no such name. */
  find(name: string): unknown {
    const entry = entryOf(this.names, name);
    return entry === undefined ? this.outer?.find(name) : entry;
  }
}

/** A part of an expression, ready to be evaluated. */
export type Run = (scope: Scope, running: Running) => unknown;

/** Makes parts of expressions ready. */
export interface Compiler {
  readonly compile: (node: Node) => Run;
  readonly textOf: (node: Node) => string;
}
export type Compile = (node: Node, children: readonly Node[], compiler: Compiler) => Run;

/** The parts of a node without comments. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child);
  }
  return children;
}

/** A part that the grammar promises. */
export function required(node: Node | undefined): Node {
  if (!node) throw new Error('The tree of the expression lacks a part');
  return node;
}
