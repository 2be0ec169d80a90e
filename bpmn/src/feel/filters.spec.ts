import { evaluateFeel, FeelFailure } from './feel.ts';

const CLOCK = { at: '2026-11-21T10:00:00.000Z', zone: 'Europe/Warsaw' };
const VARIABLES = {
  people: [
    { name: 'Anna', active: true },
    { name: 'Jan', active: false },
  ],
  two: 2,
};
const feel = (expression: string) => evaluateFeel(expression, VARIABLES, CLOCK);

describe('a filter (DMN 1.5, 10.3.2.5) is evaluated for each item', () => {
  it.each<[string, unknown]>([
    ['[1, 2, 3][odd(item)]', [1, 3]],
    ['[1, 2, 3][not(item = 2)]', [1, 3]],
    ['[{a: 1}, {a: 2}][even(a)]', [{ a: 2 }]],
    ['[true, false][item]', [true]],
    ['[1, 2, 3][if item > 1 then true else false]', [2, 3]],
    ['[1, 2, 3][some x in [2] satisfies x = item]', [2]],
    ['people[contains(name, "nn")].name', ['Anna']],
    ['people[active].name', ['Anna']],
    ['people[not(active)].name', ['Jan']],
    ['people[active or name = "Jan"].name', ['Anna', 'Jan']],
    ['people[name in ["Jan"]].name', ['Jan']],
    ['[1, 2, 3][> 1]', [2, 3]],
    ['[1, 2, 3][[2..3]]', [2, 3]],
    ['[10, 20, 30][two]', 20],
    ['[10, 20, 30][-1]', 30],
    ['[10, 20, 30][4]', null],
    ['[10, 20, 30][count(people)]', 20],
    ['[{item: 1}, {item: 2}][item >= 2]', [{ item: 2 }]],
    ['[[1], [2, 3]][count(item) = 2]', [[2, 3]]],
    ['[][item > 1]', []],
    ['[1, null, 3][item > 1]', [3]],
  ])('%s is %j', (expression, result) => {
    expect(feel(expression)).toEqual(result);
  });

  it.each(['people[surname = "N"]', '[1, 2]["a"]', '[1, 2][1.5]', '[1, "a"][item > 1]'])(
    'and is an incident when it cannot be: %s',
    (expression) => {
      expect(() => feel(expression)).toThrow(FeelFailure);
    },
  );
});

describe('a loop', () => {
  it('sees the results so far, not the list that goes on growing', () => {
    expect(feel('for i in [1, 2] return partial')).toEqual([[], [[]]]);
    expect(feel('for i in 1..4 return if i < 3 then 1 else partial[-1] + partial[-2]')).toEqual([1, 1, 2, 3]);
  });

  it('gives its later names what the earlier ones are', () => {
    expect(feel('for list in [[1, 2], [3]], item in list return item * 10')).toEqual([10, 20, 30]);
  });

  it.each(['for i in null return i', 'for i in 1.5..3 return i', 'for i in 1..200000 return i'])(
    'is an incident when there is nothing to go through: %s',
    (expression) => {
      expect(() => feel(expression)).toThrow(FeelFailure);
    },
  );
});
