import { childrenOf, type Node } from './run.ts';

/** A text that is no FEEL. */
export class SyntaxFailure extends Error {
  override name = 'SyntaxFailure';
  /** Where the text is no longer FEEL. */
  readonly at: number;
  /** A sign of other languages that the library's grammar lets pass, such as `==`. */
  readonly sign: string | undefined;

  /** It may be FEEL, and nobody reads on. */
  readonly isTooLarge: boolean;

  constructor(message: string, at: number, { sign, isTooLarge = false }: { sign?: string; isTooLarge?: boolean } = {}) {
    super(message);
    this.at = at;
    this.sign = sign;
    this.isTooLarge = isTooLarge;
  }
}

/** The first place where a text is no FEEL (DMN 1.5, 10.3.1.2), also where the library's grammar is more lenient. */
export function findSyntaxError(top: Node, text: string): SyntaxFailure | undefined {
  let failure: SyntaxFailure | undefined;
  let isEmpty = true;
  top.cursor().iterate((cursor) => {
    if (failure) return false;
    const { node, from } = cursor;
    if (node.type.isError) failure = unknown(text, from);
    else failure = lenient(node, text);
    if (from < node.to) isEmpty = false;
    return failure === undefined;
  });
  return failure ?? (isEmpty ? new SyntaxFailure('an expression is missing', 0) : undefined);
}

const unknown = (text: string, at: number): SyntaxFailure =>
  new SyntaxFailure(
    at < text.length ? `it is not known what „${text.slice(at, at + 20)}” means` : 'the end is missing',
    at,
  );

function lenient(node: Node, text: string): SyntaxFailure | undefined {
  const [first, second, third] = childrenOf(node);
  const textOf = (part: Node): string => text.slice(part.from, part.to);
  // rules 4 and 26: there is a minus before a value, and no plus
  if (node.name === 'ArithmeticExpression' && first?.name === 'ArithOp' && textOf(first) !== '-') {
    return new SyntaxFailure(`„${textOf(first)}” cannot stand before a value`, first.from, { sign: textOf(first) });
  }
  const operator = node.name === 'Comparison' ? second : node.name === 'SimplePositiveUnaryTest' ? first : undefined;
  const operand = node.name === 'Comparison' ? third : second;
  // the library's grammar takes `a == b` for a comparison with a test
  if (operator?.name !== 'CompareOp' || operand?.name !== 'SimplePositiveUnaryTest') return undefined;
  const [doubled] = childrenOf(operand);
  if (doubled?.name !== 'CompareOp') return undefined;
  const sign = `${textOf(operator)}${textOf(doubled)}`;
  return new SyntaxFailure(`„${sign}” is no comparison; equality is one =`, operator.from, { sign });
}
