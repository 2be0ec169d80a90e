import { StationFailureCode } from '@karta/contracts';
import { spoiledWord } from './spoiled-words.ts';

describe('why a blank is waste', () => {
  it.each(StationFailureCode.options)('D-10 has a word where a station says %s', (reason) => {
    expect(spoiledWord({ reason })).not.toBe(reason);
  });

  it('says so where nobody named a reason, and names a code that nobody knows', () => {
    expect(spoiledWord({ reason: '' })).toBe('odłożony przy stanowisku');
    expect(spoiledWord({ reason: 'ODD' })).toBe('ODD');
  });
});
