import { normalName } from '../names.ts';
import { BUILT_INS } from '../functions/index.ts';
import { childrenOf, type Node } from './run.ts';

/** Names that an expression takes from its surroundings; what a filter takes from its items cannot be told. */
export function freeNamesIn(top: Node, text: string): string[] {
  const found = new Set<string>();
  const textOf = ({ from, to }: Node): string => normalName(text.slice(from, to));
  const visit = (node: Node, bound: ReadonlySet<string>): void => {
    const children = childrenOf(node);
    switch (node.name) {
      case 'VariableName': {
        const name = textOf(node);
        if (!bound.has(name) && !BUILT_INS.has(name) && !GIVEN.has(name)) found.add(name);
        return;
      }
      case 'Type':
        return;
      case 'FilterExpression':
        if (children[0]) visit(children[0], bound);
        return;
      case 'FunctionDefinition':
      case 'ForExpression':
      case 'QuantifiedExpression':
      case 'Context':
        return visitWithNames(children, new Set([...bound, ...namesBoundIn(node, textOf)]), visit);
      default:
        return visitWithNames(children, bound, visit);
    }
  };
  visit(top, new Set());
  return [...found];
}

/** The value of a test, and functions of the clock. */
const GIVEN = new Set(['?', 'now', 'today']);

function visitWithNames(
  children: readonly Node[],
  bound: ReadonlySet<string>,
  visit: (node: Node, bound: ReadonlySet<string>) => void,
): void {
  for (const child of children) visit(child, bound);
}

/** Parameters, names of loops and keys; where exactly each is seen does not matter to find misspelt ones. */
function namesBoundIn(node: Node, textOf: (node: Node) => string): string[] {
  const deeper = (inner: Node): string[] =>
    childrenOf(inner).flatMap((child) => {
      if (child.name === 'ParameterName' || child.name === 'Name') return [textOf(child)];
      if (child.name === 'StringLiteral') return [textOf(child).slice(1, -1)];
      return HOLDERS.has(child.name) ? deeper(child) : [];
    });
  return [...deeper(node), ...(node.name === 'ForExpression' ? ['partial'] : [])];
}
const HOLDERS = new Set([
  'FormalParameters',
  'FormalParameter',
  'InExpressions',
  'InExpression',
  'ContextEntry',
  'Key',
]);
