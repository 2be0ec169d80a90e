import { FeelRange } from 'feelin';
import { between, itemsOf } from '../ranges.ts';
import { Wrong } from '../wrong.ts';
import { described } from '../kinds.ts';
import {
  childrenOf,
  required,
  type Compile,
  type Compiler,
  type Node,
  type Run,
  type Running,
  type Scope,
} from './run.ts';

/** What one name of a loop goes through. */
interface Iterator {
  readonly name: string;
  readonly items: (scope: Scope, running: Running) => readonly unknown[] | null;
}

/** DMN 1.5, 10.3.2.6 and 10.3.2.14: `for`, `some` and `every`; later names see those before them. */
export const LOOPS: Readonly<Record<string, Compile>> = {
  ForExpression(node, children, compiler) {
    const iterators = iteratorsIn(children, compiler);
    const body = compiler.compile(required(children.at(-1)));
    const seesPartial = /\bpartial\b/.test(compiler.textOf(node));
    return (scope, running) => {
      const results: unknown[] = [];
      const isDone = goThrough(iterators, scope, running, (inner) => {
        // the results so far, not the list that goes on growing
        if (seesPartial) running.count(Math.ceil(results.length / 100));
        results.push(body(seesPartial ? inner.with({ partial: [...results] }) : inner, running) ?? null);
        return true;
      });
      return isDone === null ? null : results;
    };
  },
  /** `some` is an `or` of all answers and `every` an `and`: what is not known counts. */
  QuantifiedExpression(_node, children, compiler) {
    const [quantor] = children;
    const iterators = iteratorsIn(children, compiler);
    const condition = compiler.compile(required(children.at(-1)));
    const deciding = compiler.textOf(required(quantor)) === 'some';
    return (scope, running) => {
      let answer: boolean | null = !deciding;
      const isDone = goThrough(iterators, scope, running, (inner) => {
        const verdict = condition(inner, running) ?? null;
        if (verdict !== null && typeof verdict !== 'boolean')
          running.report(`${described(verdict)} is neither true nor false`);
        if (verdict === deciding) answer = deciding;
        else if (typeof verdict !== 'boolean') answer = null;
        return verdict !== deciding;
      });
      return isDone === null ? null : answer;
    };
  },
};

/** Calls for every combination until one says that it is enough; null when something cannot be gone through. */
function goThrough(
  [first, ...others]: readonly Iterator[],
  scope: Scope,
  running: Running,
  call: (inner: Scope) => boolean,
): boolean | null {
  if (!first) return call(scope);
  const items = first.items(scope, running);
  if (items === null) return null;
  running.count(items.length);
  for (const item of items) {
    const goesOn = goThrough(others, scope.with({ [first.name]: item }), running, call);
    if (goesOn !== true) return goesOn;
  }
  return true;
}

function iteratorsIn(children: readonly Node[], compiler: Compiler): Iterator[] {
  const all = children.find(({ name }) => name === 'InExpressions');
  return childrenOf(required(all)).map((each) => {
    const [name, , through] = childrenOf(each);
    return {
      name: compiler.textOf(required(name)).replaceAll(/\s+/g, ' '),
      items: itemsIn(required(through), compiler),
    };
  });
}

function itemsIn(node: Node, { compile }: Compiler): Iterator['items'] {
  const [first, , last] = childrenOf(node);
  const start = compile(required(first));
  const end: Run | undefined = last && compile(last);
  return (scope, running) => {
    const from = start(scope, running) ?? null;
    const items = end ? between(from, end(scope, running)) : listOf(from);
    return items instanceof Wrong ? running.report(items.message) : items;
  };
}

/** What a loop goes through; null is nothing, and anything else one item. */
export function listOf(value: unknown): readonly unknown[] | Wrong {
  if (Array.isArray(value)) return value;
  if (value instanceof FeelRange) return itemsOf(value);
  return (value ?? null) === null ? new Wrong('null cannot be gone through') : [value];
}
