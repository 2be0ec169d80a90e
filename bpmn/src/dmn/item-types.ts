import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction } from 'feelin';
import { isNumber } from '../feel/numbers.ts';
import { readDate, readDateTime, readDuration, readTime } from '../feel/points.ts';
import type { ItemType } from './model.ts';

/** Looks up item definitions by their name. */
export interface ItemTypes {
  find(typeRef: string): ItemType | undefined;
  /** Whether a value passes the allowed values of a type. */
  isAllowed(tests: string, value: unknown): boolean;
}

/** A value that is not of its type. */
export const MISFIT = Symbol('misfit');

type Check = (value: unknown) => unknown;

const is =
  (test: (value: unknown) => boolean): Check =>
  (value) =>
    test(value) ? value : MISFIT;

/** Dates, times and durations arrive as JSON texts. */
const fromText =
  (read: (text: string) => unknown, test: (value: unknown) => boolean): Check =>
  (value) => {
    const meant = typeof value === 'string' ? read(value) : value;
    return test(meant) ? meant : MISFIT;
  };

const daysAndTime = fromText(readDuration, (value) => value instanceof FeelDuration && !value.yearsMonths);
const yearsAndMonths = fromText(readDuration, (value) => value instanceof FeelDuration && value.yearsMonths);
const dateTime = fromText(readDateTime, (value) => value instanceof FeelDateTime);

/** DMN 1.5, 7.3.3 and 10.3.2: the types of FEEL, by every name that the versions give them. */
const BUILT_IN: Readonly<Record<string, Check>> = {
  Any: (value) => value,
  number: is(isNumber),
  string: is((value) => typeof value === 'string'),
  boolean: is((value) => typeof value === 'boolean'),
  date: fromText(readDate, (value) => value instanceof FeelDate),
  time: fromText(readTime, (value) => value instanceof FeelTime),
  'date and time': dateTime,
  dateTime,
  'days and time duration': daysAndTime,
  dayTimeDuration: daysAndTime,
  'years and months duration': yearsAndMonths,
  yearMonthDuration: yearsAndMonths,
  context: is(isContext),
  function: is((value) => isFunction(value)),
};

/**
 * A value as a type wants it: texts become dates, a single item a list of one and the other way round (DMN 1.5, 10.3.2.9.4).
 * @returns the value, or MISFIT
 */
export function conform(types: ItemTypes, typeRef: string | undefined, value: unknown): unknown {
  if (typeRef === undefined || value === null || value === undefined) return value ?? null;
  const name = typeRef.replace(/^feel[:.]/, '');
  const type = types.find(name);
  if (type) return toItem(types, type, value);
  const check = BUILT_IN[name.split(':').at(-1) ?? name];
  return check ? unwrapped(check, value) : value;
}

function toItem(types: ItemTypes, type: ItemType, value: unknown): unknown {
  if (!type.isCollection) return unwrapped((one) => single(types, type, one), value);
  const items = (Array.isArray(value) ? value : [value]).map((item: unknown) => single(types, type, item));
  return items.includes(MISFIT) ? MISFIT : items;
}

function single(types: ItemTypes, type: ItemType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const based = type.components.length > 0 ? structured(types, type, value) : conform(types, type.base, value);
  if (based === MISFIT || type.allowed === undefined) return based;
  const items: unknown[] = Array.isArray(based) ? based : [based];
  return items.every((item) => types.isAllowed(type.allowed ?? '-', item)) ? based : MISFIT;
}

function structured(types: ItemTypes, { components }: ItemType, value: unknown): unknown {
  if (!isContext(value)) return MISFIT;
  const members = components.flatMap(({ name, type }): [string, unknown][] => [
    [name, name in value ? (value[name] === null ? null : toItem(types, type, value[name])) : MISFIT],
  ]);
  return members.some(([, member]) => member === MISFIT) ? MISFIT : { ...value, ...Object.fromEntries(members) };
}

function unwrapped(check: Check, value: unknown): unknown {
  const direct = check(value);
  if (direct !== MISFIT || !Array.isArray(value) || value.length !== 1) return direct;
  return check(value[0]);
}

/** Whether a value is of a type of the file (`value instance of tPerson`); `undefined` when there is no such type. */
export function isInstance(types: ItemTypes, value: unknown, typeRef: string): boolean | undefined {
  const [, item] = /^list<(.*)>$/.exec(typeRef) ?? [];
  if (item !== undefined) {
    if (!types.find(item)) return undefined;
    return Array.isArray(value) && value.every((one) => isInstance(types, one, item) === true);
  }
  const type = types.find(typeRef);
  if (!type) return undefined;
  if (value === null || value === undefined || (type.isCollection && !Array.isArray(value))) return false;
  // allowed values do not count (DMN 1.5, 10.3.2.9.1)
  const shapes: ItemTypes = { find: (name) => types.find(name), isAllowed: () => true };
  return toItem(shapes, type, value) !== MISFIT;
}

/** A FEEL context: a plain object, no date, function or list. */
export function isContext(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
