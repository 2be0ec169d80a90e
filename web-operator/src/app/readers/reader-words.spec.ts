import { checksWords, enrolmentLink, hoursWords, readerStatus, showsWords, timeLeft } from './reader-words.ts';

describe('the state of a reader', () => {
  it.each([
    ['new', false, 'Czeka na połączenie'],
    ['enrolled', true, 'Połączony'],
    ['enrolled', false, 'Bez kontaktu'],
    ['locked', true, 'Zablokowany PIN-em'],
    ['revoked', false, 'Odłączony'],
  ] as const)('%s, heard lately %s: %s', (state, online, word) => {
    expect(readerStatus({ state, online }).word).toBe(word);
  });
});

it('says what it shows, how much was checked and how long it goes on alone', () => {
  expect([showsWords([]), showsWords(['photo', 'reliefs'])]).toEqual(['tylko wynik', 'zdjęcie, ulgi']);
  expect([0, 1, 3, 214].map(checksWords)).toEqual(['żadnej karty', '1 karta', '3 karty', '214 kart']);
  expect([1, 24].map(hoursWords)).toEqual(['do 1 godziny', 'do 24 godzin']);
});

it('the time that a code has left is told in whole minutes, and then not at all', () => {
  const until = '2026-12-07T12:10:00Z';
  const left = (at: string): string => timeLeft(until, new Date(at));
  expect([left('2026-12-07T12:00:30Z'), left('2026-12-07T12:09:59Z'), left(until)]).toEqual(['10 min', '1 min', '']);
});

it('the picture leads to the page of readers with the code behind the number sign', () => {
  expect(enrolmentLink('https://karta.example/czytnik/', '7K2M-Q9XD')).toBe(
    'https://karta.example/czytnik/#kod=7K2M-Q9XD',
  );
});
