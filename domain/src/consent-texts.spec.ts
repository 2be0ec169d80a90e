import { textsInForce, textsToCome } from './consent-texts.ts';

const terms = (version: number, validFrom: string | null) => ({ kind: 'terms', version, validFrom });
const marketing = { kind: 'marketing', version: 1, validFrom: null };
const texts = [terms(1, null), marketing, terms(2, '2026-06-01'), terms(3, '2027-01-01')];

describe('the versions of a text', () => {
  it('hold from their day on, the newest of each kind', () => {
    expect(textsInForce(texts, '2026-05-31')).toEqual([terms(1, null), marketing]);
    expect(textsInForce(texts, '2026-06-01')).toEqual([marketing, terms(2, '2026-06-01')]);
  });

  it('are announced, the next of each kind', () => {
    expect(textsToCome(texts, '2026-05-31')).toEqual([terms(2, '2026-06-01')]);
    expect(textsToCome(texts, '2027-01-01')).toEqual([]);
  });
});
