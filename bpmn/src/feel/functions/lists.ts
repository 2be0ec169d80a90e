import { FeelFunction } from 'feelin';
import { areEqual } from '../equality.ts';
import { alone, described } from '../kinds.ts';
import { Wrong } from '../wrong.ts';
import { builtIn, overList, type BuiltIns } from './built-in.ts';
import { invoke } from './invoke.ts';

const placesOf = (list: readonly unknown[], item: unknown): number[] =>
  list.flatMap((each, index) => (areEqual(each, item) === true ? index + 1 : []));

/** Numbers, texts and the like are looked up: a list may be long. */
function distinct(items: readonly unknown[]): unknown[] {
  const plain = new Set<unknown>();
  const others: unknown[] = [];
  return items.filter((item) => {
    const value = alone(item);
    const isPlain = value === null || typeof value !== 'object';
    if (isPlain ? plain.has(value) : others.some((each) => areEqual(each, item) === true)) return false;
    if (isPlain) plain.add(value);
    else others.push(item);
    return true;
  });
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const flat = (list: readonly unknown[]): unknown[] =>
  list.flatMap((item) => (Array.isArray(item) ? flat(item) : [item]));

/** A place counted from 1, or from -1 at the end, as an index; undefined where the list has none. */
function indexOf(list: readonly unknown[], place: number): number | undefined {
  const index = place > 0 ? place - 1 : list.length + place;
  return place === 0 || index < 0 || index >= list.length ? undefined : index;
}
const noPlace = (place: number): Wrong => new Wrong(`the list has no place ${place}`);

/** DMN 1.5, table 77: the item at a place, or those that a function of two parameters chooses. */
function listReplace(list: readonly unknown[], chosen: unknown, newItem: unknown): unknown {
  if (typeof chosen === 'number') {
    const index = indexOf(list, Math.trunc(chosen));
    return index === undefined ? noPlace(chosen) : list.with(index, newItem);
  }
  if (!(chosen instanceof FeelFunction) || chosen.parameterNames.length !== 2) {
    return new Wrong('there is neither a place nor a function of two parameters');
  }
  const verdicts = list.map((item) => invoke(chosen, [item, newItem]));
  const wrong = verdicts.find((verdict) => typeof verdict !== 'boolean');
  if (wrong !== undefined)
    return wrong instanceof Wrong ? wrong : new Wrong('the function says neither true nor false');
  return list.map((item, index) => (verdicts[index] === true ? newItem : item));
}

/** Thrown through the sorting. */
class NoOrder extends Error {
  readonly wrong: Wrong;
  constructor(wrong: Wrong) {
    super(wrong.message);
    this.wrong = wrong;
  }
}

function sorted(list: readonly unknown[], precedes: FeelFunction): unknown {
  if (precedes.parameterNames.length !== 2) return new Wrong('the function has no two parameters');
  const isBefore = (one: unknown, other: unknown): boolean => {
    const verdict = invoke(precedes, [one, other]);
    if (typeof verdict === 'boolean') return verdict;
    throw new NoOrder(verdict instanceof Wrong ? verdict : new Wrong('the function says neither true nor false'));
  };
  try {
    return list.toSorted((one, other) => (isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0));
  } catch (error) {
    if (error instanceof NoOrder) return error.wrong;
    throw error;
  }
}

/** What decides is the answer; else all have to be true or false (DMN 1.5, table 77). */
const deciding = (decisive: boolean) =>
  overList((items) => {
    if (items.includes(decisive)) return decisive;
    const other = items.find((item) => item !== null && typeof item !== 'boolean');
    if (other !== undefined) return new Wrong(`${described(other)} is neither true nor false`);
    return items.includes(null) ? null : !decisive;
  });

/** Functions of lists (DMN 1.5, table 77). */
export const LIST_FUNCTIONS: BuiltIns = {
  'list contains': builtIn({ list: 'list', element: 'any' }, ({ list, element }) => placesOf(list, element).length > 0),
  'index of': builtIn({ list: 'list', match: 'any' }, ({ list, match }) => placesOf(list, match)),
  'distinct values': builtIn({ list: 'list' }, ({ list }) => distinct(list)),
  union: overLists((lists) => distinct(lists.flatMap(asList))),
  concatenate: overLists((lists) => lists.flatMap(asList)),
  count: builtIn({ list: 'list' }, ({ list }) => list.length),
  all: deciding(false),
  any: deciding(true),
  sublist: builtIn({ list: 'list', 'start position': 'integer', length: 'integer?' }, ({ list, length, ...given }) => {
    const index = indexOf(list, given['start position']);
    if (index === undefined) return noPlace(given['start position']);
    if (length !== undefined && (length < 0 || index + length > list.length))
      return new Wrong(`${length} is no length`);
    return list.slice(index, length === undefined ? undefined : index + length);
  }),
  append: new FeelFunction(
    (list: unknown, ...items: unknown[]) => {
      if ((list ?? null) === null) return new Wrong('the argument „list” is no list: null');
      return items.length === 0 ? new Wrong('the argument „item” is missing') : [...asList(list), ...items];
    },
    ['list', '...item'],
  ),
  'insert before': builtIn({ list: 'list', position: 'integer', newItem: 'any' }, ({ list, position, newItem }) => {
    const index = position === list.length + 1 ? list.length : indexOf(list, position);
    return index === undefined ? noPlace(position) : list.toSpliced(index, 0, newItem);
  }),
  remove: builtIn({ list: 'list', position: 'integer' }, ({ list, position }) => {
    const index = indexOf(list, position);
    return index === undefined ? noPlace(position) : list.toSpliced(index, 1);
  }),
  reverse: builtIn({ list: 'list' }, ({ list }) => list.toReversed()),
  flatten: builtIn({ list: 'list' }, ({ list }) => flat(list)),
  'list replace': builtIn(
    { list: 'list', position: 'any?', newItem: 'any', match: 'any?' },
    ({ list, position, newItem, match }) => listReplace(list, position ?? match, newItem),
  ),
  sort: builtIn({ list: 'list', precedes: 'function' }, ({ list, precedes }) => sorted(list, precedes)),
};

/** Each argument is a list. */
function overLists(body: (lists: readonly unknown[]) => unknown): FeelFunction {
  return new FeelFunction(
    (...lists: unknown[]) => {
      if (lists.length === 0) return new Wrong('the argument „list” is missing');
      return lists.includes(null) ? new Wrong('an argument is no list: null') : body(lists);
    },
    ['...list'],
  );
}
