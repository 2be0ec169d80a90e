import { FeelRange } from 'feelin';
import { areEqual } from '../equality.ts';
import { alone, described, kindOf } from '../kinds.ts';
import { includesValue, UnaryRange } from '../ranges.ts';
import { Wrong } from '../wrong.ts';

/**
 * `value in test` (DMN 1.5, 10.3.2.7, table 55): a range contains it, a list has it or a range that contains it, anything else
 * equals it. Unlike kinds are an error where a range stands, and not contained elsewhere.
 */
export function containsValue(test: unknown, value: unknown): boolean | null | Wrong {
  if (test instanceof FeelRange) return inRange(test, value);
  if (!Array.isArray(test)) return areEqual(value, test) ?? false;
  if (Array.isArray(value) && areEqual(value, test) === true) return true;
  return test.some((item) =>
    item instanceof FeelRange
      ? includesValue(item, value) === true
      : areEqual(value, item) === true || (Array.isArray(item) && item.some((each) => areEqual(value, each) === true)),
  );
}

function inRange(range: FeelRange, given: unknown): boolean | null | Wrong {
  const value = alone(given);
  const [operator, other] = UnaryRange.signOf(range) ?? [];
  if (operator === '=' || operator === '!=') {
    const answer = areEqual(given, other);
    return answer === null ? null : answer === (operator === '=');
  }
  if (value instanceof FeelRange) return areEqual(range, value);
  const answer = includesValue(range, value);
  const ends: unknown[] = [range.start, range.end].filter((end) => end !== null);
  if (answer !== null || ends.length === 0) return answer;
  return new Wrong(`the types in „${described(value)} in ${kindOf(ends[0])}s” do not fit`);
}
