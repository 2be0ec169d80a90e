import { guessColumns } from './import-columns.ts';

describe('headings of a list of residents', () => {
  it.each([
    [
      ['Nazwisko', 'Imię', 'PESEL', 'Data ur.', 'Płeć'],
      ['lastName', 'firstName', 'pesel', 'birthDate', 'sex'],
    ],
    [
      ['Kod pocztowy', 'Miejscowość', 'ulica', 'nr domu', 'Nr lokalu'],
      ['postalCode', 'place', 'street', 'houseNumber', 'flatNumber'],
    ],
    [
      ['Ulica zameldowania', 'E-mail', 'Tel.', 'Seria i numer dowodu', 'Lp.'],
      ['registeredStreet', 'email', 'phone', 'idCard', null],
    ],
  ])('000-09 are matched with fields: %j', (headings, columns) => {
    expect(guessColumns(headings)).toEqual(columns);
  });

  it('000-09 are matched once each', () => {
    expect(guessColumns(['Imię', 'imię'])).toEqual(['firstName', null]);
  });
});
