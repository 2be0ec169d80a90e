import { columnProblems, importedEntry, type ImportColumns } from './imported-entry.ts';

const COLUMNS: ImportColumns = ['lastName', 'firstName', 'pesel', null, 'birthDate', 'sex'];
const WORDS = { sex: { k: 'female', kobieta: 'female' } };

describe('a row of a file', () => {
  it('000-09 becomes an entry: dates with the day first, words of a choice, a PESEL without its first zeros', () => {
    const row = ['Kowalska', ' Anna ', '270803628', 'gdzieś', '8.7.1902', 'Kobieta'];
    expect(importedEntry(row, COLUMNS, WORDS)).toMatchObject({
      lastName: 'Kowalska',
      firstName: 'Anna',
      pesel: '00270803628',
      birthDate: '1902-07-08',
      sex: 'female',
      remarks: '',
    });
  });

  it.each([
    ['1992-08-23', '1992-08-23'],
    ['1992-08-23 00:00:00', '1992-08-23'],
    ['23/08/1992', '1992-08-23'],
    ['23.8.92', '23.8.92'],
    ['30.02.1992', '30.02.1992'],
  ])('000-09 reads the date %s as %s, and leaves what is none to the rule of the field', (text, date) => {
    expect(importedEntry([text], ['birthDate'], {}).birthDate).toBe(date);
  });

  it('000-09 keeps a word that nobody knows, for the rule of the field, and fills missing cells with nothing', () => {
    expect(importedEntry(['constructor'], ['sex', 'place'], WORDS)).toMatchObject({ sex: 'constructor', place: '' });
  });
});

describe('the columns of a file', () => {
  const whole: ImportColumns = ['lastName', 'place', 'houseNumber', 'postalCode', 'pesel'];

  it('000-09 are enough with a name, an address, and a PESEL or a date of birth', () => {
    expect(columnProblems(whole)).toEqual([]);
    expect(columnProblems([...whole.slice(0, 4), 'birthDate'])).toEqual([]);
  });

  it('000-09 name each field that is missing, and each that stands twice', () => {
    expect(columnProblems(['place', 'place', null])).toEqual([
      { path: 'lastName', code: 'COLUMN_MISSING' },
      { path: 'houseNumber', code: 'COLUMN_MISSING' },
      { path: 'postalCode', code: 'COLUMN_MISSING' },
      { path: 'pesel', code: 'COLUMN_MISSING' },
      { path: 'place', code: 'COLUMN_TWICE' },
    ]);
  });
});
