import { LINE_PROBLEMS } from '@karta/domain';
import { itemReason, itemStatus, lineStatus, lineWords, verdictSentence } from './bureau-words.ts';

const line = (verdict: 'made' | 'spoiled' | 'known' | 'refused') => ({
  line: 2,
  number: 'KM-1',
  verdict,
  problem: verdict === 'refused' ? ('UID_WRONG' as const) : null,
  reason: '',
});

describe('D-12 words about the answer of a firm', () => {
  it('D-12 say of each problem of a line what to do about it', () => {
    const words = LINE_PROBLEMS.map((problem) => lineWords({ problem, reason: '' }));
    expect(words.filter((word) => word.length < 15)).toEqual([]);
    expect(new Set(words).size).toBe(LINE_PROBLEMS.length);
  });

  it('D-12 count what is to be taken, and what was', () => {
    const lines = [line('made'), line('made'), line('spoiled'), line('refused')];
    expect(verdictSentence(lines, false)).toBe('Do przyjęcia: zrobione 2, nieudane 1, do poprawy 1.');
    expect(verdictSentence([...lines, line('known')], true)).toBe(
      'Przyjęte: zrobione 2, nieudane 1, przyjęte wcześniej 1, nieprzyjęte 1.',
    );
    expect([lineStatus(line('refused'), false).word, lineStatus(line('refused'), true).word]).toEqual([
      'do poprawy',
      'nieprzyjęta',
    ]);
  });

  it('D-12 tell a made card whose case has ended from one that goes to its holder', () => {
    expect(itemStatus({ state: 'made', cardState: 'ready' }).word).toBe('zrobiona');
    expect(itemStatus({ state: 'made', cardState: 'spoiled' }).role).toBe('error');
    expect(itemReason({ state: 'spoiled', reason: 'krzywy nadruk' })).toBe('krzywy nadruk');
    expect(itemReason({ state: 'left-out', reason: 'BEGUN_ELSEWHERE' })).toMatch(/stanowisku/);
  });
});
