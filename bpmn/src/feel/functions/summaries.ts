import { compare } from '../ordering.ts';
import { compareNumbers, isNumber, minus, over, plus, times, applied, type FeelNumber } from '../numbers.ts';
import { described, kindOf } from '../kinds.ts';
import { Wrong } from '../wrong.ts';
import { overList, type BuiltIns } from './built-in.ts';

type Outcome = FeelNumber | Wrong;
const then = (value: Outcome, next: (number: FeelNumber) => Outcome): Outcome =>
  value instanceof Wrong ? value : next(value);

const sum = (numbers: readonly FeelNumber[]): Outcome =>
  numbers.reduce<Outcome>((total, number) => then(total, (so) => plus(so, number)), 0);
const product = (numbers: readonly FeelNumber[]): Outcome =>
  numbers.reduce<Outcome>((total, number) => then(total, (so) => times(so, number)), 1);
const mean = (numbers: readonly FeelNumber[]): Outcome => then(sum(numbers), (total) => over(total, numbers.length));

function median(numbers: readonly FeelNumber[]): Outcome {
  const ordered = numbers.toSorted(compareNumbers);
  const [low = 0, high = 0] = [ordered[(ordered.length - 1) >> 1], ordered[ordered.length >> 1]];
  return ordered.length % 2 === 1 ? low : then(plus(low, high), (both) => over(both, 2));
}

/** Of a sample (DMN 1.5, table 77). */
function deviation(numbers: readonly FeelNumber[]): Outcome {
  if (numbers.length < 2) return new Wrong('a deviation needs two numbers');
  return then(mean(numbers), (middle) => {
    const squares: FeelNumber[] = [];
    for (const number of numbers) {
      const square = then(minus(number, middle), (distance) => times(distance, distance));
      if (square instanceof Wrong) return square;
      squares.push(square);
    }
    const variance = then(sum(squares), (total) => over(total, numbers.length - 1));
    return then(variance, (of) => applied((decimal) => decimal.sqrt(), of));
  });
}

/** The most frequent numbers, in ascending order. */
function modes(numbers: readonly FeelNumber[]): FeelNumber[] {
  const counts = new Map<string, { readonly number: FeelNumber; count: number }>();
  for (const number of numbers) {
    const known = counts.get(String(number)) ?? { number, count: 0 };
    known.count += 1;
    counts.set(String(number), known);
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count));
  return [...counts.values()]
    .filter(({ count }) => count === most)
    .map(({ number }) => number)
    .toSorted(compareNumbers);
}

const NOTHING = new Wrong('the list is empty');

/** Of numbers alone; of none there is mostly nothing to say. */
const ofNumbers = (body: (numbers: readonly FeelNumber[]) => unknown, ofNone: unknown = NOTHING) =>
  overList((items) => {
    const other = items.findIndex((item) => !isNumber(item));
    if (other >= 0) return new Wrong(`not all items are numbers: ${described(items[other])}`);
    return items.length === 0 ? ofNone : body(items as readonly FeelNumber[]);
  });

/** The extreme of values of one kind that has an order. */
const extreme = (sign: 1 | -1) =>
  overList((items) => {
    if (items.length === 0) return NOTHING;
    let [best] = items;
    for (const item of items) {
      const order = compare(item, best);
      if (order === undefined) return new Wrong(`${kindOf(item)} and ${kindOf(best)} have no order`);
      if (order * sign > 0) best = item;
    }
    return best;
  });

/** Functions that make one value of many (DMN 1.5, table 77). */
export const SUMMARIES: BuiltIns = {
  min: extreme(-1),
  max: extreme(1),
  sum: ofNumbers(sum),
  product: ofNumbers(product),
  mean: ofNumbers(mean),
  median: ofNumbers(median, null),
  stddev: ofNumbers(deviation),
  mode: ofNumbers(modes, []),
};
