import { csvFile } from './csv.ts';

const textOf = (file: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.readAsText(file);
  });

describe('a list as a file (000-24)', () => {
  it('opens in a Polish spreadsheet: semicolons, quoted where needed', async () => {
    const file = csvFile([
      ['Osoba', 'Uwagi'],
      ['Jan Jeż', 'powiedział: "jutro"; nie dziś'],
    ]);
    expect(await textOf(file)).toBe('Osoba;Uwagi\r\nJan Jeż;"powiedział: ""jutro""; nie dziś"\r\n');
  });

  it('holds no formula, whatever a name begins with', async () => {
    expect(await textOf(csvFile([['=1+1', '-2', '@x', '+48500']]))).toBe("'=1+1;'-2;'@x;'+48500\r\n");
  });
});
