import { FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime } from 'feelin';
import { described, isContext, kindOf, type Kind } from '../kinds.ts';
import { entryOf, normalName } from '../names.ts';
import { BUILT_INS } from '../functions/index.ts';
import { required, type Compile, type Run, type Running } from './run.ts';

/** Variables before built-in functions; what nobody knows is null and a problem. */
export const NAMES: Readonly<Record<string, Compile>> = {
  VariableName: variable,
  DateTimeConstructor: variable,
  SpecialFunctionName: variable,
  '?': variable,
  PathExpression(_node, [first, , last], { compile, textOf }) {
    const target = compile(required(first));
    const name = normalName(textOf(required(last)));
    return (scope, running) => memberOf(target(scope, running), name, running);
  },
};

function variable(...[node, , { textOf }]: Parameters<Compile>): Run {
  const name = normalName(textOf(node));
  const builtIn = BUILT_INS.get(name);
  return (scope, running) => {
    const value = scope.find(name);
    // a variable that is null is known
    return value === undefined ? (builtIn ?? running.report(`Variable '${name}' not found`)) : value;
  };
}

/** DMN 1.5, tables 58 to 60: members of a context, of all items of a list, and the properties of points, durations and ranges. */
function memberOf(target: unknown, name: string, running: Running): unknown {
  if (Array.isArray(target)) return target.map((item: unknown) => memberOf(item, name, running));
  if (isContext(target)) {
    const entry = entryOf(target, name);
    return entry === undefined ? running.report(`Key '${name}' not found`) : entry;
  }
  const kind = kindOf(target);
  if (PROPERTIES[kind]?.includes(name) !== true) {
    return running.report(`Property '${name}' not found in ${described(target)}`);
  }
  return propertyOf(target, name);
}

const DAY = ['year', 'month', 'day', 'weekday'];
const CLOCK = ['hour', 'minute', 'second', 'time offset', 'timezone'];
const PROPERTIES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  date: DAY,
  time: CLOCK,
  'date and time': [...DAY, ...CLOCK],
  'years and months duration': ['years', 'months'],
  'days and time duration': ['days', 'hours', 'minutes', 'seconds'],
  range: ['start', 'end', 'start included', 'end included'],
};

function propertyOf(target: unknown, name: string): unknown {
  const isPoint = target instanceof FeelDate || target instanceof FeelTime || target instanceof FeelDateTime;
  if (!isPoint && !(target instanceof FeelDuration) && !(target instanceof FeelRange)) return null;
  return (target as unknown as Readonly<Record<string, unknown>>)[name] ?? null;
}
