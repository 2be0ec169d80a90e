import { evaluateFeel } from './feel.ts';
import type { Variables } from './variables.ts';

const CLOCK = { at: '2026-11-28T10:00:00.000Z', zone: 'Europe/Warsaw' };
const feel = (expression: string, variables: Variables = {}): unknown => evaluateFeel(expression, variables, CLOCK);

/** `{v0: first, v1: next of v0, …}`, and the last of them. */
function doubling(first: string, next: (name: string) => string, times = 60): string {
  const entries = Array.from({ length: times }, (_, n) => `v${n + 1}: ${next(`v${n}`)}`);
  return `{v0: ${first}, ${entries.join()}}`;
}

describe('an expression is given up, quickly, when', () => {
  it.each([
    ['a text is doubled again and again', doubling('"x"', (name) => `${name} + ${name}`)],
    ['texts are joined', doubling('"x"', (name) => `string join([${name}, ${name}])`)],
    ['a delimiter is repeated', 'string join(for i in 1..90000 return "x", string join(for i in 1..90000 return "y"))'],
    ['a replacement is repeated', doubling('"xx"', (name) => `replace(${name}, "x", ${name})`)],
    ['lists are put together', doubling('[1]', (name) => `concatenate(${name}, ${name})`)],
    ['lists lie in each other, each twice', doubling('[1]', (name) => `[${name}, ${name}]`)],
    ['contexts lie in each other, each twice', doubling('{a: 1}', (name) => `{a: ${name}, b: ${name}}`)],
    ['many objects are compared with each other', 'count(distinct values(for i in 1..20000 return {a: i}))'],
    ['rounds of a loop do much each', 'count(for i in 1..1000, j in 1..990 return i + 1 * 2 - 3 + 4 - 5 + j)'],
  ])('%s', (_what, expression) => {
    expect(() => feel(expression)).toThrow(/More than \d+ steps|A value of more than|rounds of a loop/);
  });
});

it('an expression after one that was given up has all its steps', () => {
  expect(() => feel('count(distinct values(for i in 1..20000 return {a: i}))')).toThrow('steps');
  expect(feel('count(for i in 1..100000 return i * 2)')).toBe(100_000);
});

describe('an expression is read no further', () => {
  it.each([
    ['that has more signs than one may', `"${'x'.repeat(17_000)}"`, 'signs'],
    ['whose brackets lie too deep in each other', `${'('.repeat(600)}1${')'.repeat(600)}`, 'parts lie in each other'],
    ['that is a chain too long', Array.from({ length: 600 }, () => '1').join('+'), 'parts lie in each other'],
  ])('%s', (_what, expression, why) => {
    expect(() => feel(expression)).toThrow(why);
  });
});

it('what people write has room: long lists, long texts, long chains of conditions', () => {
  const list = Array.from({ length: 5000 }, (_, n) => n);
  expect(feel('sum(list[item > 10])', { list })).toBe(12_497_445);
  expect(feel('string length(text + text)', { text: 'x'.repeat(100_000) })).toBe(200_000);
  expect(feel(Array.from({ length: 200 }, (_, n) => `x = ${n}`).join(' or '), { x: 199 })).toBe(true);
});
