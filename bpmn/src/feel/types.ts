import { parseExpression } from 'feelin';
import { evaluateText, withRanges } from './evaluate.ts';

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];

/** Only these can hide a type error: the library compares like JavaScript does. */
const SUSPICIOUS = /[<>]|\bin\b|\bbetween\b|\bif\b/;
/** Names inside are bound by the expression itself and cannot be looked up from outside. */
const BINDING = new Set(['QuantifiedExpression', 'ForExpression', 'FilterExpression', 'FunctionDefinition', 'Context']);
const TOKENS = new Set(['CompareOp', 'between', 'and', 'or', 'in', 'if', 'then', 'else', '(', ')', '[', ']', '..']);

/**
 * Finds what the library lets pass: a comparison of unlike types (DMN 1.5, 10.3.2.5) and an `if` without a boolean.
 * Comparisons with null stay null, as the standard says; what is not evaluated is not checked.
 * @param options `isNullFalse`: an `if` over null takes its else, as in decisions
 * @returns the first offending part of the expression
 */
export function typeErrorIn(
  source: string,
  context: Record<string, unknown>,
  { isNullFalse = false }: { readonly isNullFalse?: boolean } = {},
): string | undefined {
  if (!SUSPICIOUS.test(source)) return undefined;
  const expression = withRanges(source);
  const valueOf = (node: Node): unknown => evaluateText(expression.slice(node.from, node.to), context).value;
  const check = (node: Node): string | undefined => {
    if (BINDING.has(node.name)) return undefined;
    const parts = operands(node);
    if (node.name === 'Conjunction' || node.name === 'Disjunction') {
      for (const part of parts) {
        const found = check(part);
        if (found !== undefined || valueOf(part) === (node.name === 'Disjunction')) return found;
      }
      return undefined;
    }
    if (node.name === 'IfExpression') {
      const [condition] = parts;
      if (!condition) return undefined;
      const verdict = valueOf(condition);
      const isFitting = typeof verdict === 'boolean' || (isNullFalse && (verdict ?? null) === null);
      return isFitting ? check(condition) : textOf(expression, condition);
    }
    if (node.name === 'Comparison' && !areAlike(comparedIn(expression, node, parts).map((part) => valueOf(part)))) {
      return textOf(expression, node);
    }
    for (const part of parts) {
      const found = check(part);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return check(parseExpression(expression, context, undefined).topNode);
}

function operands(node: Node): Node[] {
  const parts: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (!TOKENS.has(child.name)) parts.push(child);
  return parts;
}

/** What a comparison orders: both sides, the bounds of `between`, the ends of an interval after `in`. */
function comparedIn(expression: string, node: Node, parts: Node[]): Node[] {
  const operator = node.getChild('CompareOp');
  if (operator && /^[<>]/.test(textOf(expression, operator))) return parts;
  if (node.getChild('between')) return parts;
  const [left] = parts;
  const interval = node.getChild('PositiveUnaryTest')?.getChild('SimplePositiveUnaryTest')?.getChild('Interval');
  return left && interval ? [left, ...operands(interval)] : [];
}

const textOf = (expression: string, { from, to }: Node): string => expression.slice(from, to);

function areAlike(values: readonly unknown[]): boolean {
  const kinds = new Set(values.filter((value) => value !== null && value !== undefined).map((value) => kindOf(value)));
  return kinds.size <= 1;
}

/** Numbers, texts, and the library's own dates, times and durations. */
const kindOf = (value: unknown): string => (typeof value === 'object' ? (value?.constructor.name ?? '') : typeof value);
