import { problem, PROBLEMS, sentenceOf } from './problem.ts';

describe('The sentence of a problem', () => {
  it('names the detail where there is one', () => {
    expect(problem('UNKNOWN_CALLED', 'a', 'karta').sentence).toContain('„karta”');
  });

  it.each(Object.keys(PROBLEMS))('reads well without its detail: %s', (code) => {
    expect(sentenceOf(code)).toMatch(/^[A-ZŁŚŻ][^%]*[^ :]\.$/);
    expect(sentenceOf(code)).not.toMatch(/ {2}|„”| [,:]/);
  });

  it('is the code itself where nobody knows it', () => {
    expect(sentenceOf('constructor')).toBe('constructor');
  });
});
