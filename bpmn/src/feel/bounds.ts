/**
 * What one expression may take, wherever it is evaluated. No clock is asked: an expression that is refused is refused on every
 * computer, and a case replays (docs/adr/0029-an-expression-has-bounds.md).
 */
export const MOST_SIGNS = 16_384;
/** Parts in each other, brackets and chains alike. */
export const MOST_DEPTH = 500;
const MOST_STEPS = 5_000_000;
/** Items of all lists and contexts inside a value, and fours of signs of its texts. */
const MOST_WEIGHT = 1_000_000;
/** An item that is looked at costs so much less than a part that is evaluated. */
const ITEMS_A_STEP = 16;

let left = MOST_STEPS;

/** Evaluates with all its steps; the expression around it, if there is one, keeps its own. */
export function withSteps<Result>(evaluate: () => Result): Result {
  const before = left;
  left = MOST_STEPS;
  try {
    return evaluate();
  } finally {
    left = before;
  }
}

/** @throws RangeError when the expression has taken more steps than one may */
export function spend(steps: number): void {
  left -= steps;
  if (left < 0) throw new RangeError(`More than ${MOST_STEPS} steps`);
}

/** A value that was just made. @throws RangeError when it is larger than one may be */
export function made(value: unknown): unknown {
  requireLight(weightOf(value));
  if (typeof value === 'string') spend(value.length / 4 / ITEMS_A_STEP);
  else if (Array.isArray(value)) spend(value.length / ITEMS_A_STEP);
  return value;
}

/** Values that a function is about to go through. @throws RangeError */
export function given(values: readonly unknown[]): void {
  const weight = values.reduce<number>((sum, value) => sum + weightOf(value), 0);
  requireLight(weight);
  spend(weight / ITEMS_A_STEP);
}

/** @throws RangeError when a text of so many signs is longer than one may be */
export function requireShort(signs: number): void {
  requireLight(signs / 4);
}

function requireLight(weight: number): void {
  if (weight > MOST_WEIGHT)
    throw new RangeError(`A value of more than ${MOST_WEIGHT} items, or four times as many signs`);
}

/** A list that stands in a list twice weighs twice: it is gone through twice. */
const WEIGHTS = new WeakMap<object, number>();

function weightOf(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / 4;
  if (typeof value !== 'object' || value === null) return 1;
  const items: readonly unknown[] | undefined = Array.isArray(value) ? value : plainItemsOf(value);
  if (items === undefined) return 1;
  const known = WEIGHTS.get(value);
  if (known !== undefined) return known;
  const weight = items.reduce<number>((sum, item) => sum + weightOf(item), 1);
  WEIGHTS.set(value, weight);
  return weight;
}

const plainItemsOf = (value: object): unknown[] | undefined =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as null) ? Object.values(value) : undefined;
