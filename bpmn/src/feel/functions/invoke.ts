import { FeelFunction } from 'feelin';
import { Wrong } from '../wrong.ts';

type Arguments = readonly unknown[] | Readonly<Record<string, unknown>>;
type Plain = (...given: unknown[]) => unknown;

/** Calls a function by position or by name (DMN 1.5, 10.3.2.13.3); what does not fit its parameters is wrong. */
export function invoke(target: unknown, given: Arguments): unknown {
  if (typeof target === 'function') {
    return Object.keys(given).length === 0 ? (target as Plain)() : new Wrong('there are no arguments');
  }
  if (!(target instanceof FeelFunction)) return new Wrong('what is called is no function');
  const { parameterNames: names } = target;
  const isVariadic = names.at(-1)?.startsWith('...') ?? false;
  if (isPositional(given)) {
    if (given.length > names.length && !isVariadic) return new Wrong(`there are ${names.length} arguments at most`);
    return (target.fn as Plain)(...given);
  }
  const unknown = Object.keys(given).find((name) => !names.includes(name) && !names.includes(`...${name}`));
  if (unknown !== undefined) return new Wrong(`there is no parameter „${unknown}”`);
  const values = names.flatMap((name): unknown[] => {
    if (!name.startsWith('...')) return [given[name]];
    const value = given[name.slice(3)];
    return value === undefined ? [] : [value];
  });
  return (target.fn as Plain)(...values);
}

const isPositional = (given: Arguments): given is readonly unknown[] => Array.isArray(given);

/** What went wrong in a call names the function. */
export const describeCall = (name: string, result: unknown): unknown =>
  result instanceof Wrong && !result.message.includes('(…)') ? new Wrong(`${name}(…): ${result.message}`) : result;
