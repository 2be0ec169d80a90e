import { decided, decision, dmn, input } from '../../testing/decided.ts';
import type { Decided } from './index.ts';

type Row = readonly [test: string, ...outputs: string[]];

interface Made {
  readonly policy?: string;
  readonly rows: readonly Row[];
  readonly outputs?: string;
}

const ONE_OUTPUT = '<output name="fee" />';
const cell = (name: string, text: string): string => `<${name}><text><![CDATA[${text}]]></text></${name}>`;

function table({ policy = 'hitPolicy="UNIQUE"', rows, outputs = ONE_OUTPUT }: Made): string {
  const rules = rows.map(
    ([test, ...results], index) =>
      `<rule id="r${index + 1}">${cell('inputEntry', test)}${results.map((text) => cell('outputEntry', text)).join('')}</rule>`,
  );
  const head = '<input><inputExpression typeRef="number"><text>age</text></inputExpression></input>';
  const body = `<decisionTable id="table" ${policy}>${head}${outputs}${rules.join('')}</decisionTable>`;
  return dmn(`${input('age', 'age', 'number')}${decision('d', body, ['Input #age'])}`);
}

const forAge = (age: number, made: Made): Decided => decided(table(made), 'd', { age });

const OVERLAPPING: readonly Row[] = [
  ['>= 60', '30'],
  ['>= 18', '100'],
  ['>= 70', '10'],
];

describe('a decision table', () => {
  it.each([
    [17, 0],
    [18, 100],
    [64, 100],
    [65, 50],
  ])('finds the one rule for the age of %d', (age, fee) => {
    const rows: readonly Row[] = [
      ['< 18', '0'],
      ['[18..65)', '100'],
      ['not(< 65)', '50'],
    ];
    expect(forAge(age, { rows })).toEqual({ result: fee, problems: [] });
  });

  it.each([['> 3'], ['[1..30]'], ['> limit'], ['[date("2020-01-01")..date("2030-01-01")]']])(
    'takes no text for a number or a date: %s',
    (test) => {
      const row = `<rule>${cell('inputEntry', test)}${cell('outputEntry', '1')}</rule>`;
      const head = '<input><inputExpression><text>age</text></inputExpression></input><output />';
      const file = dmn(
        `${input('age', 'age')}${input('limit', 'limit')}${decision('d', `<decisionTable hitPolicy="COLLECT">${head}${row}</decisionTable>`, ['Input #age', 'Input #limit'])}`,
      );
      expect(decided(file, 'd', { age: '10', limit: 3 }).result).toEqual([]);
    },
  );

  it('is null with a problem that names the rules when several hit and only one may', () => {
    expect(forAge(75, { rows: OVERLAPPING })).toEqual({
      result: null,
      problems: [{ element: 'table', message: expect.stringContaining('r1, r2, r3') }],
    });
  });

  it('is null with a problem when none hits, unless there is a default', () => {
    expect(forAge(5, { rows: OVERLAPPING })).toMatchObject({ result: null, problems: [{ element: 'table' }] });
    const outputs = '<output><defaultOutputEntry><text>7</text></defaultOutputEntry></output>';
    expect(forAge(5, { rows: OVERLAPPING, outputs })).toEqual({ result: 7, problems: [] });
  });

  it.each([
    ['hitPolicy="FIRST"', 30],
    ['hitPolicy="RULE ORDER"', [30, 100, 10]],
    ['hitPolicy="COLLECT"', [30, 100, 10]],
    ['hitPolicy="COLLECT" aggregation="SUM"', 140],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 3],
    ['hitPolicy="COLLECT" aggregation="MIN"', 10],
    ['hitPolicy="COLLECT" aggregation="MAX"', 100],
  ])('with %s', (policy, result) => {
    expect(forAge(75, { policy, rows: OVERLAPPING })).toEqual({ result, problems: [] });
  });

  it.each([
    ['hitPolicy="PRIORITY"', 10],
    ['hitPolicy="OUTPUT ORDER"', [10, 100, 30]],
  ])('with %s takes the order of the allowed outputs', (policy, result) => {
    const outputs = '<output><outputValues><text>10, 100, 30</text></outputValues></output>';
    expect(forAge(75, { policy, rows: OVERLAPPING, outputs })).toEqual({ result, problems: [] });
  });

  it('with FIRST does not look behind the first rule that hits', () => {
    const rows: readonly Row[] = [
      ['> 1', '5'],
      ['> 2', 'unknown'],
    ];
    expect(forAge(9, { policy: 'hitPolicy="FIRST"', rows })).toEqual({ result: 5, problems: [] });
  });

  it('with ANY needs the same output of all rules that hit', () => {
    const policy = 'hitPolicy="ANY"';
    const same: readonly Row[] = [
      ['> 1', '5'],
      ['> 2', '5'],
    ];
    expect(forAge(9, { policy, rows: same })).toEqual({ result: 5, problems: [] });
    expect(forAge(75, { policy, rows: OVERLAPPING })).toMatchObject({ result: null, problems: [{ element: 'table' }] });
  });

  it('gives an empty list or a count of 0 when nothing is collected', () => {
    expect(forAge(5, { policy: 'hitPolicy="COLLECT"', rows: OVERLAPPING })).toEqual({ result: [], problems: [] });
    const policy = 'hitPolicy="COLLECT" aggregation="COUNT"';
    expect(forAge(5, { policy, rows: OVERLAPPING })).toEqual({ result: 0, problems: [] });
  });

  it('gives a context of its outputs when there are several', () => {
    const outputs = '<output name="fee" /><output name="why" />';
    expect(forAge(5, { rows: [['-', '1', '"child"']], outputs }).result).toEqual({ fee: 1, why: 'child' });
  });

  it('names the rule whose output is not of its type or none of the allowed values', () => {
    const typed = '<output typeRef="number" />';
    expect(forAge(5, { rows: [['-', '"much"']], outputs: typed })).toMatchObject({
      result: null,
      problems: [{ element: 'r1' }],
    });
    const limited = '<output><outputValues><text>1, 2</text></outputValues></output>';
    expect(forAge(5, { rows: [['-', '3']], outputs: limited })).toMatchObject({
      result: null,
      problems: [{ element: 'r1' }],
    });
  });
});
