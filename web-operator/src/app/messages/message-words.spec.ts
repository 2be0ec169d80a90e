import { messageWords, problemWords } from './message-words.ts';

describe('a message that did not arrive', () => {
  it('is called by its letter and its channel', () => {
    expect(messageWords({ letter: 'card-ready', channel: 'sms' })).toBe('Karta gotowa do odbioru, SMS');
  });

  it('says why in a sentence, and names a code that nobody knows', () => {
    expect(problemWords({ problem: 'VENDOR_2001' })).toBe('Numer telefonu jest błędny. Sprawdź numer.');
    expect(problemWords({ problem: 'VENDOR_9' })).toBe('VENDOR_9');
    expect(problemWords({ problem: null })).toBe('');
  });
});
