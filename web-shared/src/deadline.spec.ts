import { deadlineLight } from './deadline.ts';

describe('the light of a deadline', () => {
  it('is red when the term has passed', () => {
    expect(deadlineLight(-1)).toMatchObject({ tone: 'late', words: 'po terminie 1 dzień', bars: 5 });
    expect(deadlineLight(-3)).toMatchObject({ tone: 'late', words: 'po terminie 3 dni' });
  });

  it('is amber up to two working days', () => {
    expect([0, 1, 2].map((days) => deadlineLight(days).words)).toEqual(['dziś', 'jutro', '2 dni rob.']);
    expect([0, 1, 2].every((days) => deadlineLight(days).tone === 'soon')).toBe(true);
  });

  it('is green after that, and grey where there is no term', () => {
    expect(deadlineLight(3)).toMatchObject({ tone: 'ok', words: '3 dni rob.' });
    expect(deadlineLight(null)).toMatchObject({ tone: 'stop', words: 'bez terminu', bars: 0 });
  });
});
