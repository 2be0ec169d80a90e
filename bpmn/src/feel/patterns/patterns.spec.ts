import { RE2JS } from 're2js';
import { evaluateFeel, FeelFailure } from '../feel.ts';

const CLOCK = { at: '2026-11-21T10:00:00.000Z', zone: 'Europe/Warsaw' };
const feel = (expression: string, variables = {}) => evaluateFeel(expression, variables, CLOCK);

describe('patterns of XPath (F&O 3.1, 5.6)', () => {
  it.each<[string, string, unknown]>([
    ['hello', String.raw`\p{IsBasicLatin}+`, true],
    ['żółw', String.raw`^\P{IsBasicLatin}+$`, false],
    ['żó', String.raw`^\p{IsLatin-1Supplement}|\p{IsLatinExtended-A}`, true],
    ['a1', String.raw`^\i\c*$`, true],
    ['1a', String.raw`^\i\c*$`, false],
    ['1', String.raw`^\I$`, true],
    ['a b', String.raw`\C`, true],
    ['O', '[A-Z-[OI]]', false],
    ['P', '^[A-Z-[OI]]$', true],
    ['b', '[a-z-[aeiou-[e]]]', true],
    ['e', '^[a-z-[aeiou-[e]]]$', true],
    ['5', String.raw`^[\d-[0-4]]$`, true],
    ['4', String.raw`^[\d-[0-4]]$`, false],
    ['ż', String.raw`^[\w-[a-z]]$`, true],
    ['_', String.raw`^\w$`, false],
    ['-', '^[a-]$', true],
    ['b', '^[^a-]$', true],
    ['^', '^[a^]$', true],
    ['.', String.raw`^\.$`, true],
    ['a\nb', 'a.b', false],
    ['a\rb', 'a.b', false],
    ['a\nb', '^b$', false],
    ['a$', String.raw`a\$`, true],
    ['foo', '(?:f)(o+?)', true],
    ['ab', 'a{2,3}', false],
    ['x', String.raw`[\S-[a]]`, true],
    ['żaba', String.raw`^\p{L}+$`, true],
    ['Ω', String.raw`\p{Lu}`, true],
  ])('„%s” matches %s: %j', (text, pattern, result) => {
    expect(feel('matches(text, pattern)', { text, pattern })).toBe(result);
  });

  it.each<[string, string, string, unknown]>([
    ['HELLO', 'hello', 'i', true],
    ['a\nb', 'a.b', 's', true],
    ['a\nb', '^b$', 'm', true],
    ['helloworld', 'hello world', 'x', true],
    ['hello world', String.raw`hello\ sworld`, 'x', true],
    ['a b', 'a[ ]b', 'x', true],
    ['a.c', 'a.c', 'q', true],
    ['abc', 'a.c', 'q', false],
    ['A.C', 'a.c', 'qi', true],
  ])('„%s” matches %s under the flags %s: %j', (text, pattern, flags, result) => {
    expect(feel('matches(text, pattern, flags)', { text, pattern, flags })).toBe(result);
  });

  it.each([
    'foo(?=bar)',
    'foo(?!bar)',
    '(?<!x)foo',
    '(?i)a',
    '(?<n>a)',
    String.raw`(a)\1`,
    String.raw`[a\0]`,
    String.raw`\bfoo`,
    String.raw`\p{Latin}`,
    String.raw`\p{IsNowhere}`,
    '[z-a]',
    '[]',
    '[a',
    '(a',
    'a)',
    'a**',
    '*a',
    'a{3,2}',
    'a{1,5000}',
    'a]',
    '[[a]]',
  ])('%s is none, which is an incident', (pattern) => {
    expect(() => feel('matches("foobar", pattern)', { pattern })).toThrow(FeelFailure);
  });

  it('refuses flags that are none', () => {
    expect(() => feel('matches("a", "a", "g")')).toThrow(FeelFailure);
  });
});

describe('replace and split', () => {
  it.each<[string, string, string, string]>([
    ['abc', 'b', String.raw`\$`, 'a$c'],
    ['abc', 'b', String.raw`\\`, String.raw`a\c`],
    ['abc', '(b)', '$2', 'ac'],
    ['abc', '(b)', '[$1$0]', 'a[bb]c'],
    ['abc', '(b)', '$11', 'ab1c'],
    ['abracadabra', 'a(.)', 'a$1$1', 'abbraccaddabbra'],
    ['a𝒳b', '.', '#', '###'],
    ['aaa', 'x', 'y', 'aaa'],
    ['abcd', '(x)?b', '<$1>', 'a<>cd'],
  ])('in „%s” replaces %s by %s: %s', (text, pattern, replacement, result) => {
    expect(feel('replace(text, pattern, replacement)', { text, pattern, replacement })).toBe(result);
  });

  it('takes a replacement as it is under the flag q', () => {
    expect(feel('replace("a.c", ".", "$1", "q")')).toBe('a$1c');
  });

  it('splits at every match', () => {
    expect(feel(String.raw`split("a; b ;c", "\s*;\s*")`)).toEqual(['a', 'b', 'c']);
    expect(feel('split("a,,b,", ",")')).toEqual(['a', '', 'b', '']);
  });

  it.each([
    'replace("abc", "b", "$")',
    String.raw`replace("abc", "b", "\x")`,
    'replace("abc", "x*", "-")',
    'split("abc", "")',
    'split("abc", "x?")',
  ])('refuses what the standard calls an error: %s', (expression) => {
    expect(() => feel(expression)).toThrow(FeelFailure);
  });
});

describe('an evil pattern over a long text', () => {
  it.each(['^(a+)+$', '^(a|aa)+$', '^(a|a?)+$', '^(.*)*x$', '(x+x+)+y'])('%s is answered', (pattern) => {
    expect(feel('matches(text, pattern)', { text: `${'a'.repeat(50_000)}!`, pattern })).toBe(false);
  });

  it.each(['replace(text, "a*b|a", "")', 'split(text, "a*b|a")'])(
    'whose matches together would cost the square of the text is an incident: %s',
    (expression) => {
      expect(() => feel(expression, { text: 'a'.repeat(50_000) })).toThrow('too long');
      expect(() => feel(expression, { text: 'a'.repeat(500) })).not.toThrow();
    },
  );

  it.each(['a{1000}b{1000}c{1000}d{1000}e{1000}f{1000}g{1000}h{1000}i{1000}j{1000}', '((abcdefghijklmnop){10}){100}'])(
    'that repeats too much is an incident: %s',
    (pattern) => {
      expect(() => feel('matches(text, pattern)', { text: 'a', pattern })).toThrow('too much');
    },
  );

  it('that repeats much is an incident for a very long text', () => {
    expect(() => feel('matches(text, "(a|b)*a(a|b){1000}c")', { text: 'ab'.repeat(50_000) })).toThrow('too long');
  });

  it('finds many matches in a long text', () => {
    expect(feel('count(split(text, "\\s*,\\s*"))', { text: 'ab , '.repeat(50_000) })).toBe(50_001);
  });

  it('costs twice as much for twice the text', () => {
    // given: how often the engine looks at the text
    const looks = (length: number): number => {
      const spy = jest.spyOn(String.prototype, 'charCodeAt');
      RE2JS.compile('^(a+)+$')
        .matcher(`${'a'.repeat(length)}!`)
        .find();
      const { length: count } = spy.mock.calls;
      spy.mockRestore();
      return count;
    };

    // then
    expect(looks(1000)).toBeGreaterThan(1000);
    expect(looks(2000)).toBeLessThanOrEqual(looks(1000) * 2 + 100);
  });
});
