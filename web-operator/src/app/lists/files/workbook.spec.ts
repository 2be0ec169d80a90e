import { strFromU8, unzipSync } from 'fflate';
import { odsSheet } from './ods.ts';
import type { Sheet } from './sheet.ts';
import { xlsxSheet } from './xlsx.ts';

const ABOUT = { heading: 'Mieszkańcy', note: 'Mieszkańcy: Ewa Pączkowska, eksport 1' };
const HEAD = ['Osoba', 'Urodzony', 'Numer'];
const LINES = [
  ['=1+1 <Łąk & "Żak">', { date: '2026-11-29' }, 17],
  ['dwa\u0000\nwiersze', '', 3.5],
] as const;

const bytesOf = (file: Blob): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(new Uint8Array(reader.result as ArrayBuffer)));
    reader.readAsArrayBuffer(file);
  });

async function filesOf(sheet: Sheet): Promise<Record<string, string>> {
  sheet.add([HEAD]);
  sheet.add(LINES);
  const files = unzipSync(await bytesOf(sheet.end()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

function parsed(xml = ''): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}
const textsOf = (parent: Element): string[] => [...parent.children].map((cell) => cell.textContent);

describe('000-24 a list as a workbook of Excel', () => {
  it('000-24 holds texts as texts, numbers and dates as such, and no formula', async () => {
    // when
    const files = await filesOf(xlsxSheet(ABOUT));

    // then
    const rows = [...parsed(files['xl/worksheets/sheet1.xml']).getElementsByTagName('row')];
    expect(rows.map((row) => textsOf(row))).toEqual([HEAD, [LINES[0][0], '46355', '17'], ['dwa\nwiersze', '', '3.5']]);
    const types = rows[1] ? [...rows[1].children].map((cell) => cell.getAttribute('t')) : [];
    expect(types).toEqual(['inlineStr', null, null]);
    expect(files['xl/worksheets/sheet1.xml']).not.toContain('<f>');
  });

  it('000-24 is whole: each part is named among the types, and each relation leads to a part', async () => {
    // when
    const files = await filesOf(xlsxSheet(ABOUT));

    // then
    const named = [...parsed(files['[Content_Types].xml']).getElementsByTagName('Override')];
    for (const part of named) expect(files).toHaveProperty([(part.getAttribute('PartName') ?? '').slice(1)]);
    const related = (name: string) =>
      [...parsed(files[name]).getElementsByTagName('Relationship')].map((each) => each.getAttribute('Target'));
    expect(related('_rels/.rels')).toEqual(['xl/workbook.xml', 'docProps/core.xml']);
    expect(related('xl/_rels/workbook.xml.rels')).toEqual(['worksheets/sheet1.xml', 'styles.xml']);
    expect(files['xl/workbook.xml']).toContain('name="Mieszkańcy"');
    expect(files['docProps/core.xml']).toContain(ABOUT.note);
  });

  it('000-24 goes on in a second sheet under the same head where the first is full', async () => {
    // given
    const sheet = xlsxSheet(ABOUT);
    const line = [['x']];
    sheet.add([['Kolumna']]);

    // when: a sheet holds 1,048,576 rows with its head
    const many = Array.from({ length: 65_536 }, () => line[0] ?? []);
    for (let part = 0; part < 16; part += 1) sheet.add(many);
    const files = unzipSync(await bytesOf(sheet.end()), {
      filter: ({ name }) => name.endsWith('sheet2.xml') || name === 'xl/workbook.xml',
    });

    // then
    const second = parsed(strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array()));
    expect([...second.getElementsByTagName('row')].map((row) => textsOf(row))).toEqual([['Kolumna'], ['x']]);
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="Mieszkańcy 2"');
  });
});

describe('000-24 a list as a spreadsheet of LibreOffice', () => {
  it('000-24 says first what it is, and holds texts, numbers and dates as such', async () => {
    // given
    const sheet = odsSheet(ABOUT);
    sheet.add([HEAD]);
    sheet.add(LINES);

    // when
    const bytes = await bytesOf(sheet.end());
    const content = parsed(strFromU8(unzipSync(bytes)['content.xml'] ?? new Uint8Array()));

    // then: a program reads the type at this place, uncompressed
    expect(strFromU8(bytes.slice(30, 38))).toBe('mimetype');
    expect(strFromU8(bytes.slice(0, 200))).toContain('application/vnd.oasis.opendocument.spreadsheet');
    const rows = [...content.getElementsByTagName('table:table-row')];
    expect(rows.map((row) => textsOf(row))).toEqual([HEAD, [LINES[0][0], '', ''], ['dwawiersze', '', '']]);
    const valueOf = (index: number, name: string) => rows[1]?.children[index]?.getAttribute(`office:${name}`);
    expect([valueOf(0, 'value-type'), valueOf(1, 'date-value'), valueOf(2, 'value')]).toEqual([
      'string',
      '2026-11-29',
      '17',
    ]);
  });
});
