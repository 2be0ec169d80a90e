import { hasPersonalNumber } from './personal-number.ts';

describe('a text that is kept in clear', () => {
  it.each([
    ['a PESEL', 'Wnioskodawca podał 44051401359.'],
    ['a PESEL alone', '02070803628'],
    ['an identity card', 'Okazał dowód ABA300000'],
    ['an identity card with a space, in small letters', 'dowód aba 300000, ważny'],
    ['a passport', 'paszport ZS 0000177'],
  ])('holds %s', (_what, text) => {
    expect(hasPersonalNumber(text)).toBe(true);
  });

  it.each([
    ['a telephone number', 'Dzwonił z 601 700 702'],
    ['a number of a card', 'karta 01-000018'],
    ['eleven digits with a wrong check digit', '44051401358'],
    ['more than eleven digits', 'konto 44051401359000'],
    ['a document number with a wrong check digit', 'ABA400000'],
    ['a word in front of a number', 'GRUDZIEN2026 i ulica ABC123'],
    ['nothing', ''],
  ])('may hold %s', (_what, text) => {
    expect(hasPersonalNumber(text)).toBe(false);
  });
});
