import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin';
import { alone, described, kindOf, type Context } from '../kinds.ts';
import type { FeelNumber } from '../numbers.ts';
import { Wrong } from '../wrong.ts';

interface Kinds {
  any: unknown;
  value: NonNullable<unknown>;
  number: FeelNumber;
  integer: number;
  string: string;
  boolean: boolean;
  list: readonly unknown[];
  context: Context;
  function: FeelFunction;
  range: FeelRange;
  time: FeelTime;
  duration: FeelDuration;
  day: FeelDate | FeelDateTime;
}
type Domain = keyof Kinds;
type Domains = Readonly<Record<string, Domain | `${Domain}?`>>;
type ValueOf<D> = D extends `${infer K extends Domain}?` ? Kinds[K] | undefined : D extends Domain ? Kinds[D] : never;
type Given<D extends Domains> = { readonly [Name in keyof D]: ValueOf<D[Name]> };

const FITS: Readonly<Record<Domain, (value: unknown) => boolean>> = {
  any: () => true,
  value: (value) => value !== null,
  number: (value) => kindOf(value) === 'number',
  integer: (value) => Number.isSafeInteger(value),
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
  context: (value) => kindOf(value) === 'context',
  function: (value) => kindOf(value) === 'function',
  range: (value) => value instanceof FeelRange,
  time: (value) => value instanceof FeelTime,
  duration: (value) => value instanceof FeelDuration,
  day: (value) => value instanceof FeelDate || value instanceof FeelDateTime,
};

/**
 * A built-in function whose arguments are of their domains (DMN 1.5, 10.3.4: „if the domain is violated the result is null”, which
 * is an error). A `?` behind a domain marks what may be left out or null.
 */
export function builtIn<D extends Domains>(domains: D, body: (given: Given<D>) => unknown): FeelFunction {
  const names = Object.keys(domains);
  return new FeelFunction((...given: unknown[]) => {
    const fitting: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) {
      const value = fit(name, domains[name] ?? 'any', given[index]);
      if (value instanceof Wrong) return value;
      fitting[name] = value;
    }
    return body(fitting as Given<D>);
  }, names);
}

function fit(name: string, domain: Domain | `${Domain}?`, value: unknown): unknown {
  const isOptional = domain.endsWith('?');
  const kind = (isOptional ? domain.slice(0, -1) : domain) as Domain;
  if (value === undefined) return isOptional ? undefined : new Wrong(`the argument „${name}” is missing`);
  if (value === null && isOptional) return kind === 'any' ? null : undefined;
  const meant = coerced(kind, value);
  return FITS[kind](meant) ? meant : new Wrong(`the argument „${name}” is no ${kind}: ${described(value)}`);
}

/** 10.3.2.9.4: a list of one item is that item and the other way round. */
function coerced(kind: Domain, value: unknown): unknown {
  if (kind === 'any' || kind === 'value') return value;
  if (kind !== 'list') return FITS[kind](value) ? value : alone(value);
  return Array.isArray(value) || value === null ? value : [value];
}

/** A function of one list or of any number of arguments. */
export function overList(body: (items: readonly unknown[]) => unknown, name = 'list'): FeelFunction {
  return new FeelFunction(
    (...given: unknown[]) => {
      if (given.length === 0) return new Wrong(`the argument „${name}” is missing`);
      const items: unknown = given.length === 1 ? given[0] : given;
      if ((items ?? null) === null) return new Wrong(`the argument „${name}” is no list: null`);
      return body(Array.isArray(items) ? items : [items]);
    },
    [`...${name}`],
  );
}

/** Functions by their names. */
export type BuiltIns = Readonly<Record<string, FeelFunction>>;
