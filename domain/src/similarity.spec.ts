import { LEAST_LIKENESS, LIKELY_THE_SAME, likenessOf, meantPesels } from './similarity.ts';

const TODAY = '2026-11-29';
const person = (firstName: string, lastName: string, birthDate = '1992-08-23') => ({ firstName, lastName, birthDate });

describe('people who may be one', () => {
  it.each([
    ['a slip in the surname', person('Michalina', 'Grzendowska'), ['same-birth-date', 'similar-name']],
    ['Polish letters left out', person('Michalina', 'Grzedowska'), ['same-birth-date', 'same-name']],
    ['names swapped', person('Grzędowska', 'Michalina'), ['same-birth-date', 'names-swapped']],
    ['day and month swapped', person('Michalina', 'Grzędowska', '1992-08-22'), ['near-birth-date', 'same-name']],
  ])('are very like with %s, each with its reason', (_what, other, reasons) => {
    const likeness = likenessOf(person('Michalina', 'Grzędowska'), other);
    expect(likeness.percent).toBeGreaterThanOrEqual(LIKELY_THE_SAME);
    expect(likeness.reasons).toEqual(reasons);
  });

  it.each([
    ['born on one day alone', person('Jan', 'Nowak')],
    ['of one surname alone', person('Tomasz', 'Grzędowski', '1990-02-04')],
  ])('are not when they are %s', (_what, other) => {
    expect(likenessOf(person('Michalina', 'Grzędowska'), other).percent).toBeLessThan(LEAST_LIKENESS);
  });

  it('may have meant a number with one other digit, or two swapped', () => {
    const right = '92082306480';
    const slip = `${right.slice(0, 5)}${(Number(right[5]) + 1) % 10}${right.slice(6)}`;
    expect(meantPesels(slip, TODAY)).toContain(right);
    expect(meantPesels('nothing', TODAY)).toEqual([]);
  });
});
