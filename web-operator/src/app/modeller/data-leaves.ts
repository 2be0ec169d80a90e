import type { Value } from '@karta/bpmn/feel';

/** One small value of what a step answers, by its path. */
export interface Leaf {
  readonly path: string;
  readonly kind: 'truth' | 'number' | 'text' | 'json';
  readonly text: string;
}

/** The small values of an answer, each of which a field shows. */
export function leavesOf(value: Value, path = ''): Leaf[] {
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
  if (path === '') return [];
  if (typeof value === 'boolean') return [{ path, kind: 'truth', text: String(value) }];
  if (typeof value === 'number') return [{ path, kind: 'number', text: String(value) }];
  if (typeof value === 'string') return [{ path, kind: 'text', text: value }];
  return [{ path, kind: 'json', text: value === null ? '' : JSON.stringify(value) }];
}

/** The answer with one small value changed; what cannot be read as its kind stays a text. */
export function withLeaf(value: Value, path: string, text: string, kind: Leaf['kind']): Value {
  const [first = '', ...rest] = path.split('.');
  const record = isRecord(value) ? value : {};
  const inner = rest.length === 0 ? readAs(text, kind) : withLeaf(record[first] ?? {}, rest.join('.'), text, kind);
  return { ...record, [first]: inner };
}

/** A typed value: a number, truth, JSON, or the text itself; empty is null. */
export function readAs(text: string, kind: Leaf['kind'] = 'json'): Value {
  if (kind === 'text') return text;
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

const isRecord = (value: Value): value is Record<string, Value> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
