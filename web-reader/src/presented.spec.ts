import { chipOf, scannedOf } from './presented.ts';
import { typedOf } from './keyboard-reader.ts';
import { reliefWords } from './screens/relief-words.ts';
import { span } from './times.ts';

describe('what was shown to the reader', () => {
  it.each([
    ['04:a2:b3:c4:d5:e6:f7', { uid: '04A2B3C4D5E6F7' }],
    ['A1B2C3D4', { uid: 'A1B2C3D4' }],
    ['08A1B2C3', undefined],
    ['01-000018', undefined],
    ['12', undefined],
  ])('%s is the chip %j: in capitals, and none that is made up anew each time', (text, card) => {
    expect(chipOf(text)).toEqual(card);
  });

  it.each([
    [' KM1:ABC ', { code: 'KM1:ABC' }],
    ['KP1:ABC', { code: 'KP1:ABC' }],
    ['01-000018', { number: '01-000018' }],
    ['ab', undefined],
    ['x'.repeat(41), undefined],
  ])('%s was scanned as %j', (text, card) => {
    expect(scannedOf(text)).toEqual(card);
  });

  it.each([
    ['01000018', [{ number: '01000018' }, { uid: '01000018' }]],
    ['A1B2C3D4', [{ uid: 'A1B2C3D4' }]],
    ['01-000018', [{ number: '01-000018' }]],
  ])('%s was typed by a device as %j', (text, cards) => {
    expect(typedOf(text)).toEqual(cards);
  });
});

describe('what a holder gets (000-42)', () => {
  const of = (savingKind: 'percent' | 'amount' | 'price' | null, savingValue: number | null, name = 'Basen') =>
    reliefWords({ name, packageName: 'Pakiet Mieszkańca', savingKind, savingValue });

  it.each([
    [of('percent', 30), '30%', 'Basen, Pakiet Mieszkańca'],
    [of('percent', 100), 'Bezpłatnie', 'Basen, Pakiet Mieszkańca'],
    [of('amount', 550), '−5,50 zł', 'Basen, Pakiet Mieszkańca'],
    [of('price', 1000), 'za 10 zł', 'Basen, Pakiet Mieszkańca'],
    [of(null, null, 'Pakiet Mieszkańca'), 'Pakiet Mieszkańca', ''],
  ])('stands as %j', (words, title, note) => {
    expect(words).toEqual({ title, note });
  });
});

it.each([
  [78_360_000, '21 godz. 46 min'],
  [59_999, '0 min'],
  [-5, '0 min'],
])('%i ms are %s', (ms, words) => {
  expect(span(ms)).toBe(words);
});
