import { csvRows, shapeOfCsv, type FileParts } from './read-csv.ts';

const PARTS = 7;
/** A file that comes in parts that break words, letters and marks. */
const fileOf = (content: string | Buffer): FileParts =>
  async function* parts() {
    const bytes = Buffer.from(content as string);
    for (let at = 0; at < bytes.length; at += PARTS) yield Promise.resolve(bytes.subarray(at, at + PARTS)) as never;
  };
async function read(content: string | Buffer): Promise<(readonly string[])[]> {
  const parts = fileOf(content);
  const rows: (readonly string[])[] = [];
  for await (const { cells } of csvRows(parts, await shapeOfCsv(parts))) rows.push(cells);
  return rows;
}
/** `Żółć;Łódź` and a line more, as a Polish spreadsheet of old writes it. */
const OLD = Buffer.from([0xaf, 0xf3, 0xb3, 0xe6, 0x3b, 0xa3, 0xf3, 0x64, 0x9f, 0x0d, 0x0a, 0x61, 0x3b, 0x62]);

describe('a file of a spreadsheet', () => {
  it.each([
    ['semicolons, UTF-8 with its mark', '\ufeffImię;Nazwisko\r\nŁucja;Żak\r\n', 'utf-8', ';'],
    ['commas, UTF-8 without it', 'Imię,Nazwisko\nŁucja,Żak\n', 'utf-8', ','],
    ['tabs', 'Imię\tNazwisko\nŁucja\tŻak', 'utf-8', '\t'],
  ])('000-09 is read: %s', async (_what, content, encoding, separator) => {
    expect(await shapeOfCsv(fileOf(content))).toEqual({ encoding, separator });
    expect(await read(content)).toEqual([
      ['Imię', 'Nazwisko'],
      ['Łucja', 'Żak'],
    ]);
  });

  it('000-09 is read: Windows-1250', async () => {
    expect(await shapeOfCsv(fileOf(OLD))).toEqual({ encoding: 'windows-1250', separator: ';' });
    expect(await read(OLD)).toEqual([
      ['Żółć', 'Łódź'],
      ['a', 'b'],
    ]);
  });

  it('000-09 keeps separators, quotation marks and lines within a cell, and leaves empty rows out', async () => {
    expect(await read('a;b\r\n\r\n"x;y";"z ""w""\r\nv"\r\n;;\r\n1;2;3')).toEqual([
      ['a', 'b'],
      ['x;y', 'z "w"\r\nv'],
      ['1', '2', '3'],
    ]);
  });

  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004\u0000\u0000'), 'IMPORT_NOT_CSV'],
    ['UTF-16', Buffer.from('\ufeffImię;Nazwisko', 'utf16le'), 'IMPORT_NOT_CSV'],
    ['a text without columns', 'Szanowni Państwo', 'IMPORT_NOT_CSV'],
    ['nothing', '\ufeff\r\n', 'IMPORT_EMPTY'],
    ['ISO 8859-2', Buffer.from('nazwisko;imi\u00ea\nWi\u00b6niewska;\u00a3ucja', 'latin1'), 'IMPORT_ENCODING'],
    ['a quotation mark that is never closed', `a;b\n"${'x'.repeat(60_000)}`, 'IMPORT_NOT_CSV'],
  ])('000-09 is refused by its code: %s', async (_what, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code });
  });
});
