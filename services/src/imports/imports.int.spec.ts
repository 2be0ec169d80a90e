import { randomUUID } from 'node:crypto';
import type { City } from '@karta/db';
import type { ImportColumns } from '@karta/domain';
import { openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { testPesel } from '../../../db/seeds/nowa-rzeczna/people.ts';
import type { Doer } from '../doer.ts';
import { changePerson } from '../people/change-person.ts';
import { beginImport, discardImport, undoImport } from './begin-import.ts';
import { importPart } from './import-part.ts';
import { takeImport } from './take-import.ts';
import { undoPart } from './undo-part.ts';
import { refusedRows, viewImport } from './view-import.ts';

const COLUMNS: ImportColumns = ['lastName', 'firstName', 'pesel', 'place', 'houseNumber', 'postalCode', 'idCard'];
const HEADING = 'Nazwisko;Imię;PESEL;Miejscowość;Nr domu;Kod;Dowód';
let own: OwnCity;
let city: City;
let by: Doer;

beforeAll(async () => {
  own = await openKeyedCity();
  ({ city } = own);
  const id = randomUUID();
  await city
    .knex('operators')
    .insert({ id, email: 'lead@example.test', name: 'Ewa Próbna', unit: '', passwordHash: '' });
  by = { kind: 'operator', id, now: city.clock.now() };
}, 60_000);
afterAll(() => own.close(), 60_000);

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'];
const spoken = (number: number): string =>
  [...String(number % 1000).padStart(3, '0')].map((digit) => SYLLABLES[Number(digit)]).join('');
/** People with names of their own, so that nobody is like anybody. */
const nameOf = (number: number): string => `W${spoken(number)}${spoken(number * 37)}`;
const givenOf = (number: number): string => `Z${spoken(number * 73 + 11)}`;
const personLine = (number: number, change: { given?: string; place?: string; idCard?: string } = {}): string => {
  const { given = givenOf(number), place = 'Nowa Rzeczna', idCard = '' } = change;
  const pesel = testPesel(`19${50 + (number % 49)}-0${1 + (number % 9)}-1${number % 9}`, 1000 + number);
  return `${nameOf(number)};${given};${pesel};${place};${number};09-990;${idCard}`;
};
async function taken(lines: readonly string[], heading = HEADING): Promise<string> {
  const content = Buffer.from([heading, ...lines].join('\n'));
  return takeImport(city, 'lista.csv', () => [content] as never, by);
}
const begin = (id: string, columns: ImportColumns = COLUMNS): Promise<void> =>
  city.knex.transaction((trx) => beginImport(trx, city, id, { columns, words: {} }, by));
async function runAll(part: (city: City) => Promise<boolean>): Promise<void> {
  while (await part(city));
}
const found = async (id: string) => {
  const view = await viewImport(city, id);
  if (!view) throw new Error('no import');
  return view;
};
const entered = async (): Promise<number> => Number((await city.knex('residents').count({ count: '*' }))[0]?.['count']);

describe('an import of residents', () => {
  it('000-09 shows the first rows before it begins, refuses a missing column, and shows rows no more afterwards', async () => {
    // given
    const id = await taken([personLine(1), personLine(2)]);
    expect(await found(id)).toMatchObject({ headings: HEADING.split(';'), rows: [{ length: 7 }, { length: 7 }] });

    // when
    const refused = begin(id, [...COLUMNS.slice(0, 3), null, ...COLUMNS.slice(4)]);

    // then
    await expect(refused).rejects.toMatchObject({ fields: [{ path: 'place', code: 'COLUMN_MISSING' }] });
    await begin(id);
    expect((await found(id)).rows).toEqual([]);
    await expect(begin(id)).rejects.toMatchObject({ code: 'IMPORT_STATE' });
    await runAll(importPart);
    expect((await found(id)).found).toMatchObject({ state: 'done', accepted: 2, refused: 0 });
  });

  it('000-09 enters good rows as the counter does and names the wrong ones by line and reason; of the file these alone stay, sealed', async () => {
    // given
    const lines = [
      personLine(10, { idCard: 'ABS123456' }),
      personLine(11).replace(/;\d{11};/, ';44051401358;'),
      personLine(10),
      personLine(12, { given: '李' }),
      personLine(13, { place: '' }),
      personLine(14, { idCard: 'ABS123456' }),
      `${personLine(15)};zbędne`,
    ];
    const id = await taken(lines);
    await begin(id);

    // when
    await runAll(importPart);

    // then
    const { found: done } = await found(id);
    expect(done).toMatchObject({ state: 'done', accepted: 1, refused: 6 });
    const { rows } = await refusedRows(city, done, -1);
    expect(rows.map(({ line, problems }) => [line, ...problems.map(({ path, code }) => `${path} ${code}`)])).toEqual([
      [3, 'pesel PESEL_CHECKSUM'],
      [4, 'pesel PESEL_TAKEN'],
      [5, 'firstName NAME_NOT_LATIN'],
      [6, 'place REQUIRED'],
      [7, 'idCard DOCUMENT_TAKEN'],
      [8, ' ROW_LENGTH'],
    ]);
    expect(rows[0]?.cells[0]).toBe(nameOf(11));
    const [entry] = await city.knex('resident_import_entries').where({ importId: id });
    const [change] = await city.knex('resident_changes').where({ residentId: entry.residentId });
    expect(change).toMatchObject({ source: 'import', reason: String(done.number) });
    const [part] = await city.knex('resident_import_parts').where({ importId: id });
    expect(part.content.toString('latin1')).not.toContain(nameOf(11));
    expect(JSON.stringify(part.problems)).not.toContain('44051401358');
  });

  it('000-09 goes on where it was broken off: a part is in with its rows and its place, or not at all', async () => {
    // given
    const before = await entered();
    const id = await taken(Array.from({ length: 250 }, (_, at) => personLine(100 + at)));
    await begin(id);
    await importPart(city);
    expect((await found(id)).found).toMatchObject({ state: 'running', position: 1, accepted: 100 });

    // when: the database goes away before the part commits
    const broken = { ...city, clock: { ...city.clock, today: breaksAfter(30) } };
    await expect(importPart(broken)).rejects.toThrow('away');

    // then
    expect((await found(id)).found).toMatchObject({ position: 1, accepted: 100 });
    expect(await entered()).toBe(before + 100);
    await runAll(importPart);
    expect((await found(id)).found).toMatchObject({ state: 'done', accepted: 250, refused: 0 });
    expect(await entered()).toBe(before + 250);
  }, 60_000);

  it('000-09 is undone as a whole: who was worked with since stays and is named, the others leave nothing but the audit', async () => {
    // given
    const before = await entered();
    const id = await taken(Array.from({ length: 120 }, (_, at) => personLine(500 + at)));
    await begin(id);
    await runAll(importPart);
    const entries: { residentId: string; line: number }[] = await city
      .knex('resident_import_entries')
      .where({ importId: id })
      .orderBy('line');
    const [changed, withCard, gone] = entries.map(({ residentId }) => residentId);
    const change = { id: changed ?? '', values: { phone: '+48500000214' }, version: 0, reason: 'Prośba' };
    await city.knex.transaction((trx) => changePerson(trx, city, change, by));
    const card = { id: randomUUID(), number: 'X1', residentId: withCard, keyId: randomUUID(), holderName: 'Anna' };
    await city.knex('cards').insert({ ...card, state: 'active' });
    const { keyId } = await city.knex('residents').where({ id: gone }).first('keyId');
    const seen = { id: randomUUID(), residentId: gone, operatorId: by.id, reason: 'phone', at: by.now };
    await city.knex('resident_looks').insert(seen);

    // when
    await city.knex.transaction((trx) => undoImport(trx, id, 'Zły plik', by));
    await runAll(undoPart);

    // then
    const { found: undone, kept } = await found(id);
    expect(undone).toMatchObject({ state: 'undone', accepted: 120, removed: 118 });
    expect(kept.map(({ residentId, name }) => [residentId, name])).toEqual([
      [changed, `${nameOf(500)} ${givenOf(500)}`],
      [withCard, `${nameOf(501)} ${givenOf(501)}`],
    ]);
    expect(await entered()).toBe(before + 2);
    expect(await city.knex('resident_changes').where({ residentId: gone })).toEqual([]);
    await expect(city.vault.keys.open(keyId)).rejects.toThrow('KEY_DESTROYED');
    const acts: string[] = await city.knex('audit').where({ subjectId: gone }).orderBy('id').pluck('act');
    expect(acts).toEqual(['resident.enter', 'resident.take-out']);
  }, 60_000);

  it('000-09 is given up before it begins, and nothing of the file stays', async () => {
    const id = await taken([personLine(900)]);
    await city.knex.transaction((trx) => discardImport(trx, id, by));
    expect(await city.knex('resident_import_parts').where({ importId: id })).toEqual([]);
    expect((await found(id)).headings).toEqual([]);
  });
});

/** A clock that fails after so many looks at it, as a connection that is lost in the middle of a part. */
function breaksAfter(looks: number): () => string {
  let left = looks;
  return () => {
    if (left-- > 0) return city.clock.today();
    throw new Error('away');
  };
}
