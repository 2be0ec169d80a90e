import { findLetterKind, ownLetterEvent, TOLD_CHANGE_NAMES } from '@karta/domain';
import { CHANGE_WORDS, countWords, unwritten, whenWords } from './own-letter-words.ts';
import { FACT_WORDS } from './letter-words.ts';

it.each(TOLD_CHANGE_NAMES)('000-33 %s has a word, and so has all that a letter of it may say', (change) => {
  expect(CHANGE_WORDS[change]).toBeTruthy();
  const facts = findLetterKind(ownLetterEvent(change, '5b1f5c9e-0000-4000-8000-000000001001'))?.facts ?? [];
  expect(facts.length).toBeGreaterThan(3);
  for (const fact of facts) expect(FACT_WORDS[fact]).toBeTruthy();
});

it('says when it goes out, how often it went, and which text is missing', () => {
  expect(whenWords('card-blocked')).toBe('Karta: zastrzeżona');
  expect(countWords({ told: 4, missed: 0, waiting: 0 })).toBe('wysłane: 4');
  expect(countWords({ told: 4, missed: 2, waiting: 1 })).toBe('wysłane: 4, nie było dokąd wysłać: 2, czeka: 1');
  expect(unwritten({ channels: ['mail', 'sms'], written: ['sms'] } as never)).toEqual(['mail']);
});
