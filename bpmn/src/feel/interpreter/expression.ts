import { parseExpression, parseUnaryTests } from 'feelin';
import { made, MOST_DEPTH, MOST_SIGNS, spend } from '../bounds.ts';
import { entryOf, oddNamesIn, type OddNames } from '../names.ts';
import type { Context } from '../kinds.ts';
import { findSyntaxError, SyntaxFailure } from './syntax.ts';
import { CALLS } from './calls.ts';
import { freeNamesIn } from './free-names.ts';
import { FILTERS } from './filters.ts';
import { LITERALS } from './literals.ts';
import { LOOPS } from './loops.ts';
import { NAMES } from './names.ts';
import { OPERATORS } from './operators.ts';
import { childrenOf, type Compile, type Compiler, type Node, type Run } from './run.ts';
import { TYPES } from './value-types.ts';
import { UNARY_TESTS } from './unary-tests.ts';

const COMPILE: Readonly<Record<string, Compile>> = {
  ...LITERALS,
  ...NAMES,
  ...OPERATORS,
  ...FILTERS,
  ...LOOPS,
  ...CALLS,
  ...TYPES,
  ...UNARY_TESTS,
  Expression: (_node, [inner], { compile }) => (inner ? compile(inner) : () => null),
};

export type Grammar = 'expression' | 'unary tests';

const MOST_KNOWN = 5000;
const KNOWN = new Map<string, Run | SyntaxFailure>();

/**
 * An expression, or the unary tests of a cell, ready to be evaluated; the same text is read once. Of the variables only names
 * with spaces or signs change how it is read.
 * @throws SyntaxFailure
 */
export function ready(text: string, grammar: Grammar, variables: Context): Run {
  const names = oddNamesIn(variables);
  const key = `${grammar}\n${names ? JSON.stringify(names) : ''}\n${text}`;
  let known = KNOWN.get(key);
  if (known === undefined) {
    known = compiled(text, grammar, names ?? {});
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(key, known);
  }
  if (known instanceof SyntaxFailure) throw known;
  return known;
}

/** What is wrong with the syntax of a text, if anything is. It is read and not evaluated: that may take for ever. */
export function syntaxErrorOf(text: string, grammar: Grammar, variables: Context = {}): SyntaxFailure | undefined {
  try {
    ready(text, grammar, variables);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxFailure) return error;
    throw error;
  }
}

/**
 * Names of a text that nothing around it gives.
 * @param known the names around it, with what lies in them where that is known
 */
export function unknownNamesIn(original: string, grammar: Grammar, known: Context): string[] {
  const { text, topNode } = parsed(original, grammar, oddNamesIn(known) ?? {});
  return freeNamesIn(topNode, text).filter((name) => entryOf(known, name) === undefined);
}

function parsed(
  original: string,
  grammar: Grammar,
  names: OddNames,
): { readonly text: string; readonly topNode: Node } {
  const text = withRanges(original);
  const parse = grammar === 'expression' ? parseExpression : parseUnaryTests;
  return { text, topNode: parse(text, names, undefined).topNode };
}

/** Parts that make texts, lists and contexts. */
const MAKERS = new Set([
  'ArithmeticExpression',
  'Context',
  'FilterExpression',
  'ForExpression',
  'FunctionInvocation',
  'List',
  'PathExpression',
]);

function compiled(original: string, grammar: Grammar, names: OddNames): Run | SyntaxFailure {
  if (original.length > MOST_SIGNS)
    return new SyntaxFailure(`it has more than ${MOST_SIGNS} signs`, 0, { isTooLarge: true });
  const { text, topNode } = parsed(original, grammar, names);
  const failure = findSyntaxError(topNode, text);
  if (failure) return failure;
  let depth = 0;
  const compiler: Compiler = {
    textOf: ({ from, to }) => text.slice(from, to),
    compile(node: Node): Run {
      const make = COMPILE[node.name];
      if (!make) throw new Error(`FEEL: nothing is known of ${node.name}`);
      depth += 1;
      if (depth > MOST_DEPTH)
        throw new SyntaxFailure(`more than ${MOST_DEPTH} parts lie in each other`, 0, { isTooLarge: true });
      const run = make(node, childrenOf(node), compiler);
      depth -= 1;
      return MAKERS.has(node.name) ? counted((scope, running) => made(run(scope, running))) : counted(run);
    },
  };
  try {
    return compiler.compile(topNode);
  } catch (error) {
    if (error instanceof SyntaxFailure) return error;
    throw error;
  }
}

const counted =
  (run: Run): Run =>
  (scope, running) => {
    spend(1);
    return run(scope, running);
  };

const RANGE_TYPE = /\b(instance\s+of\s+|:\s*|<\s*)range\s*<\s*([\w ]+?)\s*>/g;

/** The library's grammar has no `range<…>`: it becomes a name. */
function withRanges(text: string): string {
  if (!text.includes('range')) return text;
  return text.replace(
    RANGE_TYPE,
    (_all, before: string, kind: string) => `${before}__range_${kind.replaceAll(' ', '_')}`,
  );
}
