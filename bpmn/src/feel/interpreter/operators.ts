import { FeelRange } from 'feelin';
import { compute, negate, type ArithmeticOperator } from '../arithmetic.ts';
import { areEqual } from '../equality.ts';
import { alone, described } from '../kinds.ts';
import { compare } from '../ordering.ts';
import { rangeOf, UnaryRange } from '../ranges.ts';
import { containsValue } from './membership.ts';
import { childrenOf, required, type Compile, type Compiler, type Node, type Run, type Running } from './run.ts';

/** DMN 1.5, 10.3.2.3 to 10.3.2.13: arithmetic, comparison and logic. */
export const OPERATORS: Readonly<Record<string, Compile>> = {
  ArithmeticExpression(_node, [first, second, third], { compile, textOf }) {
    if (first?.name === 'ArithOp') {
      const value = compile(required(second));
      return (scope, running) => running.kept(negate(value(scope, running) ?? null));
    }
    const operator = textOf(required(second)) as ArithmeticOperator;
    const [left, right] = [compile(required(first)), compile(required(third))];
    return (scope, running) =>
      running.kept(compute(operator, left(scope, running) ?? null, right(scope, running) ?? null));
  },
  Comparison(_node, children, compiler) {
    const [left, operator] = children;
    const value = compiler.compile(required(left));
    if (operator?.name === 'between') return between(value, children, compiler);
    if (operator?.name === 'in') return membership(value, children, compiler);
    const sign = compiler.textOf(required(operator));
    const other = compiler.compile(required(children[2]));
    if (sign === '=') return (scope, running) => equal(value(scope, running), other(scope, running), running);
    if (sign === '!=') {
      return (scope, running) => {
        const answer = equal(value(scope, running), other(scope, running), running);
        return answer === null ? null : !answer;
      };
    }
    return (scope, running) => ordered(sign, value(scope, running), other(scope, running), running);
  },
  Conjunction: (_node, children, compiler) => connected(children, compiler, false),
  Disjunction: (_node, children, compiler) => connected(children, compiler, true),
  IfExpression(_node, [, condition, , consequence, , otherwise], { compile, textOf }) {
    const [verdict, then, other] = [condition, consequence, otherwise].map((part) => compile(required(part)));
    const text = textOf(required(condition));
    return (scope, running) => {
      const answer = verdict?.(scope, running);
      if (answer === true) return then?.(scope, running);
      if (answer !== false && running.isStrict) return running.report(`the types in „${text}” do not fit`);
      return other?.(scope, running);
    };
  },
  ParenthesizedExpression: (_node, [, inner], { compile }) => compile(required(inner)),
  SimplePositiveUnaryTest(_node, [first, second], { compile, textOf }) {
    if (first?.name !== 'CompareOp') return compile(required(first));
    const operator = textOf(first);
    const value = compile(required(second));
    return (scope, running) => new UnaryRange(operator, value(scope, running));
  },
  Interval(_node, [opening, first, , last, closing], { compile, textOf }) {
    const [start, end] = [compile(required(first)), compile(required(last))];
    const brackets = { open: textOf(required(opening)), close: textOf(required(closing)) };
    return (scope, running) => running.kept(rangeOf(start(scope, running), end(scope, running), brackets));
  },
};

/** Unlike kinds are an error; null is unlike no other value. */
function equal(left: unknown, right: unknown, running: Running): boolean | null {
  const answer = areEqual(left, right);
  return answer ?? running.report(`the types in „${described(left)} = ${described(right)}” do not fit`);
}

/** Null beside anything is null and no error; unlike kinds are one. */
function ordered(sign: string, one: unknown, other: unknown, running: Running): boolean | null {
  const [left, right] = [alone(one), alone(other)];
  const order = compare(left, right);
  if (order === undefined) {
    if (left === null || right === null) return null;
    return running.report(`the types in „${described(left)} ${sign} ${described(right)}” do not fit`);
  }
  if (sign === '<') return order < 0;
  if (sign === '<=') return order <= 0;
  return sign === '>' ? order > 0 : order >= 0;
}

function between(value: Run, [, , first, , last]: readonly Node[], { compile }: Compiler): Run {
  const [start, end] = [compile(required(first)), compile(required(last))];
  return (scope, running) => {
    const [middle, low, high] = [value, start, end].map((run) => run(scope, running) ?? null);
    if (middle === null || low === null || high === null) return running.report('null lies between nothing');
    const isAbove = ordered('>=', middle, low, running);
    const isBelow = ordered('<=', middle, high, running);
    return isAbove === false || isBelow === false ? false : isAbove === null || isBelow === null ? null : true;
  };
}

/** `x in test` and `x in (test, test)`. */
function membership(value: Run, children: readonly Node[], { compile, textOf }: Compiler): Run {
  const tests = children.slice(2).flatMap((child) => {
    if (child.name === 'PositiveUnaryTests') return childrenOf(child);
    return child.name === 'PositiveUnaryTest' ? [child] : [];
  });
  const runs = tests.map((test) => {
    const inner = required(childrenOf(test)[0]);
    const interval = inner.firstChild?.name === 'Interval' ? childrenOf(inner.firstChild) : undefined;
    const brackets = interval && [interval[0], interval[4]].map((bracket) => textOf(required(bracket)));
    return { run: compile(inner), brackets };
  });
  return (scope, running) => {
    const sought = value(scope, running);
    let answer: boolean | null = false;
    for (const { run, brackets } of runs) {
      const test = run(scope, running) ?? null;
      const isHalf = brackets && isOpen(test);
      if (isHalf && includesNull(test, brackets)) running.report('an interval does not end with null');
      const found = isHalf ? null : running.kept(containsValue(test, sought));
      if (found === true) return true;
      if (found === null) answer = null;
    }
    return answer;
  };
}

/** An interval that lacks an end says nothing of any value. */
export const isOpen = (test: unknown): test is FeelRange =>
  test instanceof FeelRange && (test.start === null || test.end === null);

const includesNull = ({ start, end }: FeelRange, [open, close]: readonly string[]): boolean =>
  (start === null && open === '[') || (end === null && close === ']');

/** Three-valued logic (DMN 1.5, table 50): what decides ends it; what is no truth value is null, and in a process an error. */
function connected(children: readonly Node[], { compile }: Compiler, deciding: boolean): Run {
  const [left, right] = children.filter(({ name }) => name !== 'and' && name !== 'or').map((child) => compile(child));
  return (scope, running) => {
    const one = alone(left?.(scope, running));
    if (one === deciding) return deciding;
    const other = alone(right?.(scope, running));
    if (other === deciding) return deciding;
    const strange = [one, other].find((value) => value !== null && typeof value !== 'boolean');
    if (strange !== undefined && running.isStrict) running.report(`${described(strange)} is neither true nor false`);
    return typeof one === 'boolean' && typeof other === 'boolean' ? !deciding : null;
  };
}
