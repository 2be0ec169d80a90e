import { readFileSync } from 'node:fs';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import { operator } from '../makers/caller.ts';
import { rareApplicant } from '../makers/people.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
const { lastName: one } = rareApplicant('Wczytana');
const { lastName: other } = rareApplicant('Importowa');
const { lastName: wrong } = rareApplicant('Odrzucona');
const serial = 1000 + Math.floor(Math.random() * 8000);

beforeAll(async () => {
  window = await openWindow();
  await signInAtOffice(window.page);
}, 60_000);
afterAll(() => window.close());

const choose = (name: string, content: string | Buffer): Promise<void> =>
  window.page
    .locator('#plik-mieszkancow')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content as string) });

describe('an import of residents at the screens', () => {
  it('000-09 a file that is no list is refused with a sentence at its field', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/mieszkancy`);
    await page.getByRole('link', { name: 'Import…' }).click();
    await page.getByRole('heading', { level: 1, name: 'Import mieszkańców' }).waitFor();
    await choose('skan.pdf', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]));
    await page.locator('#plik-mieszkancow-error', { hasText: 'To nie jest plik CSV' }).waitFor();
    await lookAt(page, 'import-lista');
    await choose('stary.csv', Buffer.from('nazwisko;imi\u00ea\nWi\u00b6niewska;\u00a3ucja', 'latin1'));
    await page.locator('#plik-mieszkancow-error', { hasText: 'Polskie litery' }).waitFor();
    expect(await rowsOf('resident_imports', { name: 'stary.csv' })).toEqual([]);
  });

  it('000-09 columns are matched by their headings, can be changed, and a missing one is said before anybody is entered', async () => {
    const { page } = window;
    const rows = [
      'Nazwisko;Imię;Nr PESEL;Płeć;Miejscowość;Ulica;Adres;Kod pocztowy',
      `${one};Zofia;${testPesel('1981-05-17', serial)};K;Nowa Rzeczna;Polna;5;09-990`,
      `${other};Jan;${testPesel('1975-11-02', serial)};M;Nowa Rzeczna;Długa;7;09-990`,
      `${wrong};=Ewa;44051401358;K;Nowa Rzeczna;Polna;6;09-990`,
    ];
    await choose('mieszkancy.csv', rows.join('\r\n'));
    await page.getByRole('heading', { name: /Import \d+: mieszkancy.csv/ }).waitFor();
    expect(await page.locator('#kolumna-2').inputValue()).toBe('pesel');
    await page.getByRole('button', { name: 'Wpisz do rejestru' }).click();
    await page.getByRole('alert').getByText('Brakuje kolumny „Nr domu”').waitFor();
    await lookAt(page, 'import-kolumny');
    await page.locator('#kolumna-6').selectOption('houseNumber');
    await page.getByRole('button', { name: 'Wpisz do rejestru' }).click();
    await page.getByText(/Import zakończony/).waitFor();
  });

  it('000-09 good rows are in the register, wrong ones stand there with line and reason and can be taken as a file', async () => {
    const { page } = window;
    const refused = page.getByRole('row', { name: new RegExp(wrong) });
    expect(await refused.innerText()).toMatch(/4.*PESEL: W numerze PESEL jest pomyłka/s);
    await lookAt(page, 'import-wynik');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Pobierz z powodami/ }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeffWiersz;Powód;Nazwisko;Imię;Nr PESEL;Płeć;Miejscowość;Ulica;Adres;Kod pocztowy');
    expect(lines[1]).toMatch(new RegExp(`^4;.*pomyłka.*;${wrong};'=Ewa;44051401358;K`));
    const [entry] = await rowsOf<{ birthDate: string; street: string }>('residents', { lastName: one });
    expect(entry).toMatchObject({ birthDate: '1981-05-17', street: 'Polna' });
    await page.goto(`${addressOf('operator')}/mieszkancy?szukaj=${encodeURIComponent(one)}`);
    await page.locator('tbody tr', { hasText: 'Polna 5' }).waitFor();
  });

  it('000-09 the import is undone: who was changed since stays and is named, the other is out of the register', async () => {
    // given
    const { page } = window;
    const [{ id } = { id: '' }] = await rowsOf<{ id: string }>('residents', { lastName: other });
    const clerk = await operator();
    await clerk.must(clerk.post(`/api/operator/residents/${id}/looks`, { reason: 'counter', note: '' }));
    const change = { values: { phone: '+48500000219' }, version: 0, isConfirmed: true, reason: 'Telefon z pisma' };
    await clerk.must(clerk.put(`/api/operator/residents/${id}`, change));
    const { changes } = await clerk.must(clerk.get<{ changes: { source: string }[] }>(`/api/operator/residents/${id}`));
    expect(changes.map(({ source }) => source)).toEqual(['office', 'import']);

    // when
    await page.goto(`${addressOf('operator')}/mieszkancy/import`);
    await page.getByRole('link', { name: 'mieszkancy.csv' }).first().click();
    await page.getByRole('button', { name: 'Cofnij cały import…' }).click();
    await page.getByLabel('Powód').fill('Zła lista');
    await page.getByRole('button', { name: 'Cofnij import', exact: true }).click();
    await page.getByText(/Import cofnięty/).waitFor();

    // then
    await page.getByRole('link', { name: `${other} Jan` }).waitFor();
    await lookAt(page, 'import-cofniety');
    expect(await rowsOf('residents', { lastName: one })).toEqual([]);
  });
});

it('000-11 official names of places and streets are offered at the form of a person, and any other text is taken', async () => {
  const { page } = window;
  await page.goto(`${addressOf('operator')}/mieszkancy/nowy`);
  await page.locator('#osoba-place').fill('nowa rz');
  await page.locator('#osoba-place-list option[value="Nowa Rzeczna"]').waitFor({ state: 'attached' });
  await page.locator('#osoba-place').fill('Nowa Rzeczna');
  await page.locator('#osoba-street').fill('kosciuszki');
  await page.locator('#osoba-street-list option[value="Tadeusza Kościuszki"]').waitFor({ state: 'attached' });
  expect(await page.locator('#osoba-street').getAttribute('list')).toBe('osoba-street-list');
  await page.locator('#osoba-street').fill('Nieznana 1');
  expect(await page.locator('#osoba-street-error').count()).toBe(0);
});

it('left no complaint in the console of the browser but of what was refused', () => {
  expect(window.complaints.filter((each) => !/422/.test(each))).toEqual([]);
});
