import { FeelRange } from 'feelin';
import { areEqual } from '../equality.ts';
import { includesValue, UnaryRange } from '../ranges.ts';
import { alone } from '../kinds.ts';
import { isOpen } from './operators.ts';
import { childrenOf, required, type Compile, type Compiler, type Node, type Run } from './run.ts';

/** Unary tests of the value `?` (DMN 1.5, 7.3.8): true when one of them holds, turned round by `not`. */
export const UNARY_TESTS: Readonly<Record<string, Compile>> = {
  UnaryTests(_node, children, compiler) {
    if (children.some(({ name }) => name === 'Wildcard')) return () => true;
    const isNegated = children[0]?.name === 'not';
    const tests = children
      .filter(({ name }) => name === 'PositiveUnaryTests')
      .flatMap((each) => childrenOf(each))
      .map((test) => testIn(required(childrenOf(test)[0]), compiler));
    return (scope, running) => {
      const holds = tests.some((test) => test(scope, running) === true);
      return isNegated ? !holds : holds;
    };
  },
};

function testIn(node: Node, compiler: Compiler): Run {
  const run = compiler.compile(node);
  // a truth value that the test asks `?` for is the answer; any other is compared with it
  const asksValue = /\?/.test(compiler.textOf(node).replaceAll(/"(?:[^"\\]|\\.)*"/g, ''));
  const isInterval = node.firstChild?.name === 'Interval';
  return (scope, running) => {
    const value = scope.find('?') ?? null;
    const test = run(scope, running) ?? null;
    // without one of its ends nothing passes
    if (isInterval && isOpen(test)) return false;
    if (typeof test === 'boolean' && (asksValue || typeof alone(value) !== 'boolean')) return test;
    return passes(test, value);
  };
}

/** What has no order with the value does not pass; a list passes what it has and what it equals. */
function passes(test: unknown, value: unknown): boolean {
  if (test instanceof FeelRange) {
    const [operator, other] = UnaryRange.signOf(test) ?? [];
    if (operator === '=' || operator === '!=') return areEqual(value, other) === (operator === '=');
    return includesValue(test, alone(value)) === true || areEqual(test, value) === true;
  }
  if (!Array.isArray(test)) return areEqual(value, test) === true;
  return areEqual(value, test) === true || test.some((item) => passes(item, value));
}
