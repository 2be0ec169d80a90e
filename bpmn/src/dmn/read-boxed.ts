import type { Boxed, Entry, Parameter } from './model.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './xml-tree.ts';
import { readTable } from './read-table.ts';

type Reader = (element: XmlElement) => Part;
/** `Omit` does not go into the members of a union by itself. */
type Part = Boxed extends infer One ? (One extends unknown ? Omit<One, 'id' | 'typeRef'> : never) : never;

const FEEL_LANGUAGE = /^$|feel|FEEL/;

const READERS: Readonly<Record<string, Reader>> = {
  literalExpression: literal,
  decisionTable: (element) => ({ kind: 'table', table: readTable(element) }),
  context: (element) => ({ kind: 'context', entries: childrenOf(element, 'contextEntry').map(entry) }),
  list: (element) => ({ kind: 'list', items: expressionsIn(element) }),
  relation: (element) => ({
    kind: 'relation',
    columns: childrenOf(element, 'column').map(nameOf),
    rows: childrenOf(element, 'row').map(expressionsIn),
  }),
  functionDefinition,
  invocation: (element) => ({
    kind: 'invocation',
    called: expressionIn(element),
    bindings: childrenOf(element, 'binding').map((binding) => ({
      ...namedBy(childOf(binding, 'parameter')),
      expression: expressionIn(binding),
    })),
  }),
  conditional: (element) => ({
    kind: 'conditional',
    condition: expressionIn(childOf(element, 'if')),
    consequence: expressionIn(childOf(element, 'then')),
    otherwise: expressionIn(childOf(element, 'else')),
  }),
  filter: (element) => ({
    kind: 'filter',
    list: expressionIn(childOf(element, 'in')),
    match: expressionIn(childOf(element, 'match')),
  }),
  for: iterator('for', 'return'),
  some: iterator('some', 'satisfies'),
  every: iterator('every', 'satisfies'),
};

/** The one expression inside an element; an absent one is unsupported, since it has no value. */
export function expressionIn(element: XmlElement | undefined): Boxed {
  const [first] = expressionsIn(element);
  return first ?? { id: element?.attributes['id'] ?? '-', kind: 'unsupported', what: 'a missing expression' };
}

function expressionsIn(element: XmlElement | undefined): Boxed[] {
  return (element?.children ?? []).flatMap((child) => {
    const read = READERS[child.name];
    const { id = '-', typeRef } = child.attributes;
    return read ? [{ id, ...(typeRef !== undefined && { typeRef }), ...read(child) }] : [];
  });
}

/** A name with single spaces, as FEEL compares names. */
export const nameOf = (element: XmlElement | undefined): string =>
  (element?.attributes['name'] ?? '').trim().replaceAll(/\s+/g, ' ');

/** Name and type of an information item. */
export function namedBy(element: XmlElement | undefined): Pick<Entry, 'name' | 'typeRef'> {
  const typeRef = element?.attributes['typeRef'] ?? childOf(element, 'typeRef')?.text.trim();
  return { ...(element && { name: nameOf(element) }), ...(typeRef !== undefined && { typeRef }) };
}

function entry(element: XmlElement): Entry {
  return { ...namedBy(childOf(element, 'variable')), expression: expressionIn(element) };
}

function literal(element: XmlElement): Part {
  const language = element.attributes['expressionLanguage'] ?? '';
  if (!FEEL_LANGUAGE.test(language)) return { kind: 'unsupported', what: `the expression language ${language}` };
  if (childOf(element, 'importedValues')) return { kind: 'unsupported', what: 'imported values' };
  return { kind: 'literal', text: textIn(element) ?? 'null' };
}

/** Also the logic of a business knowledge model. Functions in Java or PMML are not run. */
export function functionDefinition(element: XmlElement): Boxed & { kind: 'function' | 'unsupported' } {
  const kind = element.attributes['kind'] ?? 'FEEL';
  const id = element.attributes['id'] ?? '-';
  if (kind !== 'FEEL') return { id, kind: 'unsupported', what: `a function in ${kind}` };
  const parameters = childrenOf(element, 'formalParameter').map((parameter): Parameter => {
    const { name = '', typeRef } = namedBy(parameter);
    return { name, ...(typeRef !== undefined && { typeRef }) };
  });
  return { id, kind: 'function', parameters, body: expressionIn(element) };
}

function iterator(what: 'for' | 'some' | 'every', result: string): Reader {
  return (element) => ({
    kind: 'iterator',
    what,
    variable: element.attributes['iteratorVariable'] ?? '',
    list: expressionIn(childOf(element, 'in')),
    body: expressionIn(childOf(element, result)),
  });
}
