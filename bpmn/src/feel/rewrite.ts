import { parseExpression } from 'feelin';
import { FROM_ONE } from './points.ts';

type Node = ReturnType<typeof parseExpression>['topNode'];
type Context = Readonly<Record<string, unknown>>;

/** Signs and words of what may have to be rewritten; most conditions have none. */
const SUSPICIOUS =
  /[-+*/@]|\.\.|[=<>]\s*[=<>]|\d[eE]\d|\b(?:instance|for|function|duration|satisfies)\b|\{|\b(?:date|time)\s*\(|\[\s*true\s*\]|\(\s*[<>=!]/;
/** What may bring a duration or a range of one operator. */
const EQUATED = /[-@]|\bduration\b|\(\s*[<>=!]/;
const OPERATORS: Readonly<Record<string, string>> = {
  ...{ '+': '__add', '-': '__subtract', '*': '__multiply', '/': '__divide' },
};
const EQUALITIES: Readonly<Record<string, string>> = { '=': '__equal', '!=': '__unequal' };
const TYPES = new Set([
  ...['Any', 'Null', 'number', 'string', 'boolean', 'date', 'time', 'date and time', 'function', 'context', 'list'],
  ...['days and time duration', 'years and months duration', 'day-time-duration', 'year-month-duration', 'range'],
]);

/** Text that the library's grammar lets pass and that is no FEEL: a sign of other languages in place of a comparison. */
export class NotFeel extends Error {
  override name = 'NotFeel';
  readonly sign: string;
  constructor(sign: string) {
    super(`„${sign}” is no comparison; equality is one =`);
    this.sign = sign;
  }
}

/** `mayEquate`: the context holds what the library equates otherwise than the standard. */
export const needsRewriting = (text: string, mayEquate: boolean): boolean => mayEquate || SUSPICIOUS.test(text);

/** The same expression with calls of ours in place of what the library evaluates otherwise than the standard. */
export function rewritten(source: string, node: Node, context: Context, mayEquate: boolean): string {
  return rewrite(node, { source, context, mayEquate: mayEquate || EQUATED.test(source) });
}

function rewrite(node: Node, within: Omit<Place, 'inner' | 'self'>): string {
  const { source } = within;
  const children = childrenOf(node);
  const inner = (child: Node): string => rewrite(child, within);
  const call = CALLS[node.name]?.(children, { ...within, inner, self: node });
  if (call !== undefined) return call;
  let text = '';
  let at = node.from;
  for (const child of children) {
    text += source.slice(at, child.from) + inner(child);
    at = child.to;
  }
  return text + source.slice(at, node.to);
}

interface Place {
  readonly source: string;
  readonly context: Context;
  readonly mayEquate: boolean;
  readonly inner: (child: Node) => string;
  readonly self: Node;
}
type Call = (children: readonly Node[], place: Place) => string | undefined;

const textOf = ({ source }: Pick<Place, 'source'>, { from, to }: Node): string => source.slice(from, to);

const CALLS: Readonly<Record<string, Call>> = {
  ArithmeticExpression([first, second, third], place) {
    if (first?.name === 'ArithOp' && second) return `__negate(${place.inner(second)})`;
    if (!first || !second || !third) return undefined;
    const name = OPERATORS[textOf(place, second)];
    return name && `${name}(${place.inner(first)}, ${place.inner(third)})`;
  },
  Comparison([left, operator, right], place) {
    const [doubled] = right?.name === 'SimplePositiveUnaryTest' ? childrenOf(right) : [];
    // the library's grammar takes `a == b` for a comparison with a test
    if (operator?.name === 'CompareOp' && doubled?.name === 'CompareOp') {
      throw new NotFeel(`${textOf(place, operator)}${textOf(place, doubled)}`);
    }
    const interval = operator?.name === 'in' && right?.name === 'PositiveUnaryTest' && intervalIn(right, place);
    if (left && interval) return `__within(${place.inner(left)}, ${interval})`;
    const name = operator && EQUALITIES[textOf(place, operator)];
    return name && left && right && place.mayEquate
      ? `${name}(${place.inner(left)}, ${place.inner(right)})`
      : undefined;
  },
  /** The library reads an exponent only behind a decimal point. */
  NumericLiteral(_children, { source, self }) {
    const [, digits = '', exponent = ''] = /^(\d+)(e[-+]?\d+)$/i.exec(textOf({ source }, self)) ?? [];
    return digits === '' ? undefined : `${digits}.0${exponent}`;
  },
  /** `some` is an `or` of all answers and `every` an `and`: what is not known counts. */
  QuantifiedExpression([quantor, iterators, , condition], place) {
    if (!quantor || iterators?.name !== 'InExpressions' || !condition) return undefined;
    return `__${textOf(place, quantor)}(for ${place.inner(iterators)} return ${place.inner(condition)})`;
  },
  ParenthesizedExpression([, test], place) {
    if (test?.name !== 'SimplePositiveUnaryTest') return undefined;
    const [operator, value] = childrenOf(test);
    if (operator?.name !== 'CompareOp' || !value) return undefined;
    return `__unary(${JSON.stringify(textOf(place, operator))}, ${place.inner(value)})`;
  },
  PositiveUnaryTest([test], place) {
    const interval = intervalIn(place.self, place);
    if (interval) return `__interval(${interval})`;
    const [, inBrackets] = test?.name === 'ParenthesizedExpression' ? childrenOf(test) : [];
    // a test in brackets is no value
    const simple = [test, inBrackets].find((each) => each?.name === 'SimplePositiveUnaryTest');
    if (!simple) return test && place.mayEquate ? `__test(${place.inner(test)})` : undefined;
    const [operator, value] = childrenOf(simple);
    const isEqual = place.mayEquate && operator?.name === 'CompareOp' && textOf(place, operator) === '=';
    return isEqual && value ? `__equals(${place.inner(value)})` : place.inner(simple);
  },
  /** The same key twice is no context. */
  Context(entries, place) {
    const keys = entries.flatMap((entry) => (entry.name === 'ContextEntry' ? keyOf(place, entry) : []));
    return new Set(keys).size < keys.length ? 'null' : undefined;
  },
  /** An argument that is not of its type makes the call null. */
  FunctionDefinition(children, place) {
    const parameters = children.find(({ name }) => name === 'FormalParameters');
    const body = children.find(({ name }) => name === 'FunctionBody');
    const all = parameters ? childrenOf(parameters).map(childrenOf) : [];
    const typed = all.flatMap(([name, type]) =>
      name && type ? `__fits(${textOf(place, name)}, ${JSON.stringify(textOf(place, type))})` : [],
    );
    if (!body || typed.length === 0) return undefined;
    const names = all.flatMap(([name]) => (name ? textOf(place, name) : []));
    return `function(${names.join(', ')}) if ${typed.join(' and ')} then (${place.inner(body)}) else null`;
  },
  AtLiteral([literal], place) {
    return literal && `__point(${textOf(place, literal)})`;
  },
  IterationContext([start, dots, end], { inner }) {
    if (!start) return undefined;
    const isRange = end !== undefined && dots?.name === '..';
    return `__counted(${isRange ? `__between(${inner(start)}, ${inner(end)})` : inner(start)})`;
  },
  /** The library takes a literal for the filter of a list alone. */
  FilterExpression([value, , filter], place) {
    const isAlways = value && filter?.name === 'BooleanLiteral' && textOf(place, filter) === 'true';
    return isAlways ? `${place.inner(value)}[true = true]` : undefined;
  },
  InstanceOfExpression(children, place) {
    const [value] = children;
    const type = children.at(-1);
    if (!value || type?.name !== 'Type') return undefined;
    const [, , wrapped, simple = ''] = /^((list|range)\s*<)?\s*([\w ]+?)\s*>?$/.exec(textOf(place, type)) ?? [];
    if (simple === '' || TYPES.has(simple)) return undefined;
    return `__instance(${place.inner(value)}, ${JSON.stringify(wrapped ? `${wrapped}<${simple}>` : simple)})`;
  },
  DateTimeLiteral([constructor, , parameters], place) {
    if (constructor?.name !== 'DateTimeConstructor') return undefined;
    const name = textOf(place, constructor).replaceAll(/\s+/g, ' ');
    const [argument, more] = parameters?.name === 'PositionalParameters' ? childrenOf(parameters) : [];
    if (!FROM_ONE[name] || name in place.context || !argument || more) return undefined;
    return `__from(${JSON.stringify(name)}, ${place.inner(argument)})`;
  },
};

const LITERALS = ['NumericLiteral', 'StringLiteral', 'DateTimeLiteral', 'AtLiteral'];

/** The interval of a test, as arguments, where one of its ends may turn out to be null. */
function intervalIn(test: Node, place: Place): string | undefined {
  const [simple] = childrenOf(test);
  const [interval] = simple?.name === 'SimplePositiveUnaryTest' ? childrenOf(simple) : [];
  const [open, start, , end, close] = interval?.name === 'Interval' ? childrenOf(interval) : [];
  if (!open || !start || !end || !close) return undefined;
  if (LITERALS.includes(start.name) && LITERALS.includes(end.name)) return undefined;
  const [from, to] = [open, close].map((bracket) => JSON.stringify(textOf(place, bracket)));
  return `${from}, ${place.inner(start)}, ${place.inner(end)}, ${to}`;
}

function keyOf(place: Place, entry: Node): string[] {
  const [key] = childrenOf(entry);
  return key ? [textOf(place, key).replaceAll(/^"|"$/g, '')] : [];
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child);
  }
  return children;
}
