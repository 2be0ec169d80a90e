import { dateAndTime, FeelDate, FeelDateTime, isFunction, isRange, parseDate } from 'feelin';
import { evaluateText, type FeelResult } from './evaluate.ts';
import { asDouble, isNumber } from './numbers.ts';
import { textOfPoint } from './points.ts';
import type { Value, Variables } from './variables.ts';

/** An expression that cannot be evaluated: an incident, never a silent `null`. */
export class FeelFailure extends Error {
  override name = 'FeelFailure';
}

/** The event's clock: the instant (ISO 8601, UTC) and the city's zone. */
export interface FeelClock {
  readonly at: string;
  readonly zone: string;
}

/**
 * Evaluates a FEEL expression (DMN 1.5, chapter 10). `now()` and `today()` come from the clock.
 * @returns the value as JSON: dates, times and durations as ISO strings
 * @throws FeelFailure on a syntax error, a missing variable or a type error
 */
export function evaluateFeel(expression: string, variables: Variables, clock: FeelClock): Value {
  return toValue(evaluateRaw(expression, variables, clock), expression);
}

/**
 * Evaluates a condition, which has to be true or false (BPMN 2.0.2, 8.3.12).
 * @throws FeelFailure also when the result is anything else
 */
export function evaluateCondition(expression: string, variables: Variables, clock: FeelClock): boolean {
  const value = evaluateRaw(expression, variables, clock);
  if (typeof value === 'boolean') return value;
  throw new FeelFailure(`„${expression}” is ${describe(value)}, neither true nor false`);
}

/** As `evaluateFeel`, before the result becomes JSON. */
export function evaluateRaw(expression: string, variables: Variables, clock: FeelClock): unknown {
  const { value, problems } = evaluateOrThrow(expression, variables, clock);
  const [problem] = problems;
  if (problem) throw new FeelFailure(`„${expression}”: ${problem.message}`);
  return value;
}

function evaluateOrThrow(expression: string, variables: Variables, clock: FeelClock): FeelResult {
  try {
    return evaluateText(expression, variables, { functions: clockFunctions(clock), isStrict: true });
  } catch (error) {
    // no FEEL, loops that would take for ever, endless recursion
    throw new FeelFailure(`„${expression}”: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `now()` and `today()` of the event's clock, as names of a FEEL context. */
export function clockFunctions({ at, zone }: FeelClock): Record<string, unknown> {
  return {
    now: () => dateAndTime(`${wallClock(at, zone)}@${zone}`),
    today: () => parseDate(wallClock(at, zone).slice(0, 10)),
  };
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of an instant in a zone: `2026-03-28T10:00:00.000`. */
export function wallClock(at: string, zone: string): string {
  // making a format takes a hundred times as long as using one
  const format =
    FORMATS.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  FORMATS.set(zone, format);
  return `${format.format(new Date(at)).replace(' ', 'T')}.${at.slice(20, 23).padEnd(3, '0')}`;
}

/**
 * A FEEL value as JSON: dates, times and durations as ISO strings.
 * @throws FeelFailure for functions and ranges, which cannot be stored
 */
export function toValue(value: unknown, expression: string): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (isNumber(value)) return storable(asDouble(value), expression);
  if (Array.isArray(value)) return value.map((item) => toValue(item, expression));
  if (typeof value === 'function' || isFunction(value) || isRange(value)) {
    throw new FeelFailure(`„${expression}” is ${describe(value)}, which cannot be stored`);
  }
  if (value instanceof FeelDate || value instanceof FeelDateTime) return textOfPoint(value);
  if (typeof value === 'object' && 'toJSON' in value) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toValue(item, expression)]));
}

/** Variables are JSON: a decimal that no double has is the nearest one; beyond the doubles there is none. */
function storable(double: number, expression: string): number {
  if (Number.isFinite(double)) return double;
  throw new FeelFailure(`„${expression}” is a number too large to be stored`);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'function' || isFunction(value)) return 'a function';
  return isRange(value) ? 'a range' : `“${String(value)}”`;
}
