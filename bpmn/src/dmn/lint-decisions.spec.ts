import { decision, dmn, input, literal } from '../../testing/decided.ts';
import { lintDecisions, readDecisions } from './index.ts';

const codesOf = (xml: string, ...others: string[]): string[] =>
  lintDecisions(
    readDecisions(xml),
    others.map((other) => readDecisions(other)),
  ).map(({ element, code }) => `${element} ${code}`);

describe('a file of decisions before it is deployed', () => {
  it('has nothing wrong with it when every decision can be used', () => {
    expect(codesOf(dmn(input('i', 'x') + decision('double', literal('x * 2'), ['Input #i'])))).toEqual([]);
  });

  it('is refused with the decision that requires what is nowhere', () => {
    expect(codesOf(dmn(decision('double', literal('x * 2'), ['Input #gone'])))).toEqual(['double UNUSABLE_DECISION']);
  });

  it('may require what an imported file has', () => {
    // given
    const rates = dmn(decision('rate', literal('7')), 'rates');
    const fee = dmn(decision('fee', literal('rate * 2'), ['Decision rates#rate']));

    // then
    expect(codesOf(fee, rates)).toEqual([]);
    expect(codesOf(fee)).toEqual(['fee UNUSABLE_DECISION']);
  });

  it('is refused when there is no decision in it', () => {
    expect(codesOf(dmn(input('i', 'x')))).toEqual(['- NO_DECISION']);
  });
});
