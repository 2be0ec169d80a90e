import { FeelFunction } from 'feelin';
import { alone, isContext, type Context } from '../kinds.ts';
import { entryOf } from '../names.ts';
import { Wrong } from '../wrong.ts';
import { builtIn, overList, type BuiltIns } from './built-in.ts';

/** Along a path of keys there are contexts. */
function put(context: unknown, path: readonly unknown[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (typeof first !== 'string') return new Wrong('there is no key');
  if (!isContext(context)) return new Wrong(`there is no context to put „${first}” into`);
  const inner = rest.length === 0 ? value : put(context[first] ?? null, rest, value);
  return inner instanceof Wrong ? inner : { ...context, [first]: inner };
}

/** Each entry is a context of a key and a value; a key stands once. */
function made(entries: readonly unknown[]): unknown {
  const context: Record<string, unknown> = {};
  for (const entry of entries) {
    if (!isContext(entry) || !Object.hasOwn(entry, 'value')) return new Wrong('an entry has a key and a value');
    const { key, value } = entry;
    if (typeof key !== 'string') return new Wrong('a key is a text');
    if (Object.hasOwn(context, key)) return new Wrong(`the key „${key}” stands twice`);
    context[key] = value;
  }
  return context;
}

/** Functions of contexts (DMN 1.5, table 81). */
export const CONTEXT_FUNCTIONS: BuiltIns = {
  'get value': builtIn({ m: 'context', key: 'string' }, ({ m, key }) => entryOf(m, key) ?? null),
  'get entries': builtIn({ m: 'context' }, ({ m }) => Object.entries(m).map(([key, value]) => ({ key, value }))),
  context: overList(made, 'entries'),
  'context merge': overList(
    (contexts) =>
      contexts.every(isContext) ? (Object.assign({}, ...contexts) as Context) : new Wrong('not all items are contexts'),
    'contexts',
  ),
  'context put': new FeelFunction(contextPut, ['context', 'key', 'value', 'keys']),
};

/** By name `key` is one and `keys` are a path; by position the second argument is either. */
function contextPut(...given: unknown[]): unknown {
  const [context, key, value, keys] = given;
  const isNamed = given.length > 3;
  if (value === undefined) return new Wrong('the argument „value” is missing');
  if (isNamed && (key === undefined ? !Array.isArray(keys) : Array.isArray(key) || keys !== undefined)) {
    return new Wrong('there is either one „key” or a list of „keys”');
  }
  const path = key ?? keys;
  return put(alone(context), Array.isArray(path) ? path : [path], value);
}
