import { messageWords, problemWords } from './message-words.ts';

describe('a message that did not arrive', () => {
  it('is called by its letter and its channel', () => {
    expect(messageWords({ letter: 'card-ready', ownName: null, channel: 'sms' })).toBe('Karta gotowa do odbioru, SMS');
    expect(messageWords({ letter: 'own', ownName: 'Sezon basenów', channel: 'mail' })).toBe('Sezon basenów, E-mail');
  });

  it('says why in a sentence, and names a code that nobody knows', () => {
    expect(problemWords({ problem: 'VENDOR_2001' })).toBe('Numer telefonu jest błędny. Sprawdź numer.');
    expect(problemWords({ problem: 'VENDOR_9' })).toBe('VENDOR_9');
    expect(problemWords({ problem: null })).toBe('');
  });
});
