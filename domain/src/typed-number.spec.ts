import { typedCardNumber, typedPesel, typedPostalCode } from './typed-number.ts';

describe('numbers as people type and paste them', () => {
  it.each([
    '610714 28412',
    ' 61071428412',
    '610714\u00a028412',
    'PESEL: 61071428412',
    '61-07-14-28412',
    'Numer PESEL: 610714 28412\u200b',
  ])('PESEL %j keeps all eleven digits', (typed) => {
    expect(typedPesel(typed)).toBe('61071428412');
  });

  it('a PESEL with a letter in it stays as it was typed', () => {
    expect(typedPesel(' 6107142841O ')).toBe('6107142841O');
  });

  it.each(['09990', '09 990', '09–990', '09-990', ' 0 9 9 9 0 '])('postal code %j becomes 09-990', (typed) => {
    expect(typedPostalCode(typed)).toBe('09-990');
  });

  it('a postal code of another length stays as it was typed', () => {
    expect(typedPostalCode(' SW1A 1AA ')).toBe('SW1A 1AA');
  });

  it.each(['01-000003', '01000003', '01–000003', '01 000 003'])('card number %j is one number', (typed) => {
    expect(typedCardNumber(typed)).toBe('01000003');
  });
});
