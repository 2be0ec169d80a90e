import { isContext, type Context } from './kinds.ts';

/** A name that reads the same with any variables around it. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** A name as names are compared (DMN 1.5, 10.3.1.4): spaces count once, and not beside the signs that a name may hold. */
export const normalName = (name: string): string =>
  PLAIN.test(name)
    ? name
    : name
        .replaceAll(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ')
        .replaceAll(/\s{2,}/g, ' ')
        .trim();

/** The entry of a context by a name; `undefined` when there is none. */
export function entryOf(context: Context, name: string): unknown {
  if (Object.hasOwn(context, name)) return context[name] ?? null;
  if (PLAIN.test(name)) return undefined;
  const wanted = normalName(name);
  const key = Object.keys(context).find((each) => normalName(each) === wanted);
  return key === undefined ? undefined : (context[key] ?? null);
}

/** Names with spaces and signs, nested as they lie; only these change how an expression is read. */
export interface OddNames {
  readonly [name: string]: OddNames;
}

/** The odd names among variables and what lies in them; `undefined` when there are none. */
export function oddNamesIn(value: unknown): OddNames | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: Record<string, OddNames> = {};
  for (const part of Array.isArray(value) ? value : [value]) {
    if (!isContext(part)) continue;
    for (const [name, inner] of Object.entries(part)) {
      const within = oddNamesIn(inner);
      if (within || !PLAIN.test(name)) found[name] = { ...found[name], ...within };
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
