import { isContext, kindOf } from '../kinds.ts';
import { isRangeOf } from '../ranges.ts';
import { childrenOf, required, type Compile, type Compiler, type Node, type Running } from './run.ts';

/** Whether a value is of a type. */
export type TypeCheck = (value: unknown, running: Running) => boolean;

/** Other names of the same types (DMN 1.5, 7.3.3 and 10.3.2.9). */
const SAME: Readonly<Record<string, string>> = {
  'day-time-duration': 'days and time duration',
  'year-month-duration': 'years and months duration',
  dayTimeDuration: 'days and time duration',
  yearMonthDuration: 'years and months duration',
  dateTime: 'date and time',
};
const KINDS = new Set<string>([
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'function',
  'context',
  'list',
  'range',
  'days and time duration',
  'years and months duration',
]);

/** `value instance of type` (DMN 1.5, 10.3.2.9). */
export const TYPES: Readonly<Record<string, Compile>> = {
  InstanceOfExpression(_node, children, compiler) {
    const value = compiler.compile(required(children[0]));
    const check = typeIn(required(children.at(-1)), compiler);
    return (scope, running) => check(value(scope, running) ?? null, running);
  },
};

/** The check of a type as it is written. */
export function typeIn(node: Node, compiler: Compiler): TypeCheck {
  const type = node.name === 'Type' ? required(childrenOf(node)[0]) : node;
  const inner = childrenOf(type);
  switch (type.name) {
    case 'ListType': {
      const item = typeIn(required(inner.find(({ name }) => name === 'Type')), compiler);
      return (value, running) =>
        Array.isArray(value) && value.every((each) => (each ?? null) === null || item(each, running));
    }
    case 'ContextType': {
      const entries = inner.filter(({ name }) => name === 'ContextEntryTypes').flatMap((each) => childrenOf(each));
      const members = entries.map((entry) => {
        const [name, of] = childrenOf(entry);
        return { name: compiler.textOf(required(name)), check: typeIn(required(of), compiler) };
      });
      // null is of every type
      return (value, running) =>
        isContext(value) &&
        members.every(
          ({ name, check }) =>
            Object.hasOwn(value, name) && ((value[name] ?? null) === null || check(value[name], running)),
        );
    }
    case 'FunctionType':
      return (value) => kindOf(value) === 'function';
    default:
      return named(compiler.textOf(type).replaceAll(/\s+/g, ' '));
  }
}

function named(text: string): TypeCheck {
  const [, range] = /^__range_(.*)$/.exec(text) ?? [];
  if (range !== undefined) return (value) => isRangeOf(value, range.replaceAll('_', ' '));
  const name = SAME[text] ?? text;
  if (name === 'Any') return (value) => value !== null;
  if (name === 'Null') return (value) => value === null;
  if (name === 'duration') return (value) => kindOf(value).endsWith('duration');
  if (KINDS.has(name)) return (value) => kindOf(value) === name;
  return (value, running) => {
    const answer = running.isInstance(value, name);
    if (answer === undefined) running.report(`There is no type ${name}`);
    return answer === true;
  };
}
