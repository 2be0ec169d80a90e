import { Temporal, type Expected } from './read-test-cases.ts';

/** Whether an answer is what the kit expects: numbers to eight digits, durations by their size, `+00:00` as `Z`. */
export function isExpected(answer: unknown, expected: Expected): boolean {
  if (expected instanceof Temporal) return typeof answer === 'string' && canonical(answer) === canonical(expected.text);
  if (typeof expected === 'number') return typeof answer === 'number' && isClose(answer, expected);
  if (expected === null || typeof expected !== 'object') return (answer ?? null) === expected;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(answer) &&
      answer.length === expected.length &&
      expected.every((item, at) => isExpected(answer[at], item))
    );
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false;
  const parts = answer as Record<string, unknown>;
  const names = Object.keys(expected);
  return (
    names.length === Object.keys(parts).length &&
    names.every((name) => name in parts && isExpected(parts[name], expected[name] ?? null))
  );
}

const isClose = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-8 * Math.max(1, Math.abs(other));

const DURATION = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

function canonical(text: string): string {
  const parts = DURATION.exec(text);
  if (!parts)
    return text
      .replace(/(\.\d*?)0+(?=$|[Z@+-])/, '$1')
      .replace(/\.(?=$|[Z@+-])/, '')
      .replace('+00:00', 'Z');
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(2)
    .map((part) => Number(part ?? 0));
  const sizes = [years * 12 + months, ((days * 24 + hours) * 60 + minutes) * 60 + seconds];
  return `${sizes.some(Boolean) ? parts[1] : ''}${sizes.join('/')}`;
}
