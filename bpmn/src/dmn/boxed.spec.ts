import { decided, decision, dmn, literal } from '../../testing/decided.ts';
import type { Decided } from './index.ts';

const evaluated = (expression: string): Decided => decided(dmn(decision('d', expression)), 'd');
const wrapped = (name: string, text: string): string => `<${name}>${literal(text)}</${name}>`;
const entry = (name: string, text: string): string =>
  `<contextEntry><variable name="${name}" />${literal(text)}</contextEntry>`;

describe('a boxed expression', () => {
  it.each([
    ['a literal', literal('1 + 2'), 3],
    [
      'a context whose entries see those before',
      `<context>${entry('a', '2')}${entry('b c', 'a * 3')}</context>`,
      { a: 2, 'b c': 6 },
    ],
    [
      'a context with a result',
      `<context>${entry('a', '2')}<contextEntry>${literal('a + 1')}</contextEntry></context>`,
      3,
    ],
    ['an if over null, which is not true', literal('if null then 1 else 2'), 2],
    ['a list', `<list>${literal('1')}${literal('"a"')}</list>`, [1, 'a']],
    [
      'a relation',
      `<relation><column name="x" /><column name="y" /><row>${literal('1')}${literal('2')}</row></relation>`,
      [{ x: 1, y: 2 }],
    ],
    [
      'a function and its invocation',
      `<context><contextEntry><variable name="twice" /><functionDefinition><formalParameter name="n" typeRef="number" />${literal('n * 2')}</functionDefinition></contextEntry>
        <contextEntry><invocation>${literal('twice')}<binding><parameter name="n" />${literal('4')}</binding></invocation></contextEntry></context>`,
      8,
    ],
    [
      'a conditional',
      `<conditional>${wrapped('if', '1 > 2')}${wrapped('then', '"a"')}${wrapped('else', '"b"')}</conditional>`,
      'b',
    ],
    ['a filter', `<filter>${wrapped('in', '[{n: 1}, {n: 5}]')}${wrapped('match', 'n > 2')}</filter>`, [{ n: 5 }]],
    [
      'an iteration that sees its results so far',
      `<for iteratorVariable="i">${wrapped('in', '[1, 2, 3]')}${wrapped('return', 'i + count(partial)')}</for>`,
      [1, 3, 5],
    ],
    [
      'an iteration over a range',
      `<for iteratorVariable="i">${wrapped('in', '[1..3]')}${wrapped('return', 'i * 2')}</for>`,
      [2, 4, 6],
    ],
    ['a filter by a place', `<filter>${wrapped('in', '[4, 5]')}${wrapped('match', '0.1 * 20')}</filter>`, 5],
    ['a filter of null', `<filter>${wrapped('in', 'null')}${wrapped('match', 'true')}</filter>`, null],
    ['some', `<some iteratorVariable="i">${wrapped('in', '[1, 2]')}${wrapped('satisfies', 'i > 1')}</some>`, true],
    ['every', `<every iteratorVariable="i">${wrapped('in', '[1, 2]')}${wrapped('satisfies', 'i > 1')}</every>`, false],
  ])('is evaluated: %s', (_, expression, result) => {
    expect(evaluated(expression)).toEqual({ result, problems: [] });
  });

  it.each([
    ['a type error', '1 + "a"'],
    ['a syntax error', '1 +'],
    ['a missing name', 'unknown + 1'],
    ['a comparison of unlike types', '"a" < 1'],
    ['a value that JSON cannot hold', '[1..2]'],
    ['a number beyond the doubles', '10 ** 400'],
    ['an endless recursion', '{ f: function(n) f(n), x: f(1) }.x'],
  ])('is null with a problem for %s', (_, text) => {
    expect(evaluated(literal(text))).toEqual({
      result: null,
      problems: expect.arrayContaining([expect.objectContaining({ element: 'd' })]),
    });
  });

  it('is null with a problem when it goes through null', () => {
    const loop = `<for iteratorVariable="i">${wrapped('in', 'null')}${wrapped('return', 'i')}</for>`;
    expect(evaluated(loop)).toMatchObject({ result: null, problems: [{}] });
  });

  it('is null when the value is not of the type that it should have', () => {
    const file = dmn(decision('d', literal('"a"'), [], 'number'));
    expect(decided(file, 'd')).toMatchObject({ result: null, problems: [{ element: 'd' }] });
  });

  it('takes a list of one for its item and an item for a list of one', () => {
    expect(decided(dmn(decision('d', literal('[1]'), [], 'number')), 'd').result).toBe(1);
    const list = '<itemDefinition name="numbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>';
    expect(decided(dmn(`${list}${decision('d', literal('1'), [], 'numbers')}`), 'd').result).toEqual([1]);
  });

  it.each([
    ['another language', '<literalExpression expressionLanguage="http://groovy"><text>1</text></literalExpression>'],
    ['a function in Java', '<functionDefinition kind="Java"><context /></functionDefinition>'],
    ['nothing', ''],
  ])('is refused, and it alone, when it is %s', (_, expression) => {
    const file = dmn(`${decision('bad', expression)}${decision('good', literal('1'))}`);
    expect(() => decided(file, 'bad')).toThrow('bad:');
    expect(decided(file, 'good').result).toBe(1);
  });
});
