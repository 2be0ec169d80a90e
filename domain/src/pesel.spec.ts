import { parsePesel } from './pesel.ts';

const TODAY = '2026-11-21';

describe('PESEL (A-13, 000-10)', () => {
  it.each([
    ['44051401359', '1944-05-14', 'male'],
    ['02070803628', '1902-07-08', 'female'],
    ['49040501580', '1949-04-05', 'female'],
  ])('reads birth date and sex from %s', (text, birthDate, sex) => {
    expect(parsePesel(text, TODAY)).toEqual({ ok: true, birthDate, sex });
  });

  it.each([
    ['44051401358', 'PESEL_CHECKSUM'],
    ['99923106807', 'PESEL_CHECKSUM'],
    ['00000000000', 'PESEL_DATE'],
    ['00622900001', 'PESEL_DATE'],
    ['44501401359', 'PESEL_FUTURE'],
    ['4405140135', 'PESEL_FORMAT'],
    ['4405140135a', 'PESEL_FORMAT'],
  ])('refuses %s with %s', (text, code) => {
    expect(parsePesel(text, TODAY)).toEqual({ ok: false, code });
  });

  it('accepts a child born today and refuses one born tomorrow', () => {
    // given: 2026-11-21 and 2026-11-22 in the century of +20 months
    const born = (day: string) => withCheckDigit(`2631${day}0001`);

    // then
    expect(parsePesel(born('21'), TODAY)).toMatchObject({ ok: true, birthDate: '2026-11-21' });
    expect(parsePesel(born('22'), TODAY)).toEqual({ ok: false, code: 'PESEL_FUTURE' });
  });
});

function withCheckDigit(ten: string): string {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = [...ten].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return `${ten}${(10 - (sum % 10)) % 10}`;
}
