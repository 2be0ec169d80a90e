import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Caller, operator } from '../makers/caller.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';
import { readersAtTheOffice } from './readers-at-the-office.ts';

jest.setTimeout(120_000);
const MARK = randomUUID().slice(0, 6);
let window: Window;
let admin: Caller;

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
  admin = await operator(DEMO.admin);
  await signInAtOffice(window.page, DEMO.admin);
}, 60_000);
afterAll(() => window.close());

interface Row {
  key: string;
  version: number;
  isClosed: boolean;
  isUsed: boolean;
  values: Record<string, unknown>;
}
const rowsOf = async (name: string): Promise<Row[]> =>
  (await admin.must(admin.get<{ rows: Row[] }>(`/api/admin/catalogues/${name}`))).rows;
const open = (name: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}/slowniki?co=${name}`);
const editor = () => window.page.locator('km-catalogue-editor');
const choose = (name: string) => window.page.getByRole('button', { name, exact: true }).click();
const save = () => editor().getByRole('button', { name: 'Zapisz', exact: true }).click();

describe('catalogues with one kind of editor', () => {
  it('a new type of matter is told what it lacks at its fields, is offered to residents, and closed it is not', async () => {
    const { page } = window;
    const name = `Pomysł ${MARK}`;
    await open('thread-types');
    await page.getByRole('button', { name: /Dodaj typ sprawy/ }).waitFor();
    await page.keyboard.press('m');
    await save();
    await editor().getByText('Wypełnij to pole').first().waitFor();
    await editor().getByLabel('Nazwa').fill(name);
    await editor().getByLabel('Dni na odpowiedź').fill('400');
    await editor().getByLabel('Mieszkaniec może taką sprawę założyć').check();
    await save();
    await editor().getByText('Wpisz liczbę w dozwolonym zakresie').waitFor();
    await editor().getByLabel('Dni na odpowiedź').fill('10');
    expect(await violationsOf(page)).toEqual([]);
    await save();
    await page.getByRole('row').filter({ hasText: name }).getByText('10').waitFor();
    const resident = new Caller('portal');
    const { password } = DEMO;
    await resident.must(resident.post('/api/resident/sign-in', { email: DEMO.residentWithCard, password }));
    const offered = async (): Promise<string[]> => {
      const asked = resident.get<{ types: { name: string }[] }>('/api/resident/threads');
      return (await resident.must(asked)).types.map((type) => type.name);
    };
    expect(await offered()).toContain(name);
    await editor().getByRole('button', { name: 'Zamknij pozycję' }).click();
    await page.getByRole('row').filter({ hasText: name }).getByText('zamknięte').waitFor();
    expect(await offered()).not.toContain(name);
    await editor().locator('summary').click();
    await editor().getByText('Zamknięto.').waitFor();
    await editor().getByText('Dodano.').waitFor();
    await lookAt(page, 'slowniki');
  });

  it('of two who change one row the second sees what the first has written, keeps what was typed, and may save', async () => {
    const { page } = window;
    await open('reply-templates');
    const [template] = await rowsOf('reply-templates');
    if (!template) throw new Error('no template');
    await choose(String(template.values['name']));
    await editor().getByLabel('Tekst').fill('Mój tekst');
    const values = { ...template.values, body: 'Tekst kogoś innego' };
    const { key, version, isClosed } = template;
    await admin.must(admin.put(`/api/admin/catalogues/reply-templates/${key}`, { version, isClosed, values }));
    await save();
    await editor().getByText('Tekst, teraz: „Tekst kogoś innego”').waitFor();
    expect(await editor().getByLabel('Tekst').inputValue()).toBe('Mój tekst');
    expect(await violationsOf(page)).toEqual([]);
    await save();
    await page.getByText('Zapisano.').first().waitFor();
    expect((await rowsOf('reply-templates')).find((row) => row.key === key)?.values['body']).toBe('Mój tekst');
  });

  it('a point in use is closed and never deleted; a closed one is offered no more', async () => {
    const [point] = (await rowsOf('pickup-points')).filter(({ isUsed }) => isUsed);
    if (!point) throw new Error('no point in use');
    const { page } = window;
    await open('pickup-points');
    await choose(String(point.values['name']));
    await editor().getByText('Jest w użyciu, więc nie można jej usunąć.').waitFor();
    expect((await admin.delete(`/api/admin/catalogues/pickup-points/${point.key}`)).body).toMatchObject({
      code: 'ROW_IN_USE',
    });
    await page.keyboard.press('Escape');
    const name = `Punkt ${MARK}`;
    await page.getByRole('button', { name: /Dodaj punkt/ }).click();
    await editor().getByLabel('Nazwa').fill(name);
    await editor().getByLabel('Adres').fill('Rynek 2');
    await editor().getByLabel('Godziny otwarcia').fill('pon. 8–16');
    await save();
    const points = async (): Promise<string[]> => {
      const guest = new Caller('portal');
      const asked = guest.get<{ pickupPoints: { name: string }[] }>('/api/resident/city');
      return (await guest.must(asked)).pickupPoints.map((each) => each.name);
    };
    await page.getByRole('row').filter({ hasText: name }).waitFor();
    expect(await points()).toContain(name);
    await editor().getByRole('button', { name: 'Zamknij pozycję' }).click();
    await page.getByRole('row').filter({ hasText: name }).getByText('zamknięte').waitFor();
    expect(await points()).not.toContain(name);
    await editor().getByRole('button', { name: 'Usuń…' }).click();
    await window.page.getByRole('dialog').getByRole('button', { name: 'Usuń', exact: true }).click();
    await page.getByRole('row').filter({ hasText: name }).waitFor({ state: 'detached' });
  });

  it('000-39 news has a preview and a schedule: residents see it in its time alone', async () => {
    const { page } = window;
    const title = `Zimowe godziny ${MARK}`;
    await open('news');
    await page.getByRole('button', { name: /Dodaj aktualność/ }).click();
    await editor().getByLabel('Tytuł').fill(title);
    await editor().getByLabel('Dział').fill('Karta');
    await editor().getByLabel('Wstęp').fill('Od grudnia krócej.');
    await editor().getByLabel('Treść').fill('Pierwszy akapit.\nDrugi akapit.');
    await editor().getByLabel('Pokaż od').fill('2099-12-01T08:00');
    await editor()
      .getByText(/Pokaże się/)
      .waitFor();
    const preview = editor().getByRole('article', { name: 'Podgląd aktualności' });
    await preview.getByText('Drugi akapit.').waitFor();
    await lookAt(page, 'slowniki-aktualnosci');
    await save();
    await page.getByRole('row').filter({ hasText: title }).waitFor();
    const published = async (): Promise<string> => {
      const guest = new Caller('portal');
      return (await guest.get('/api/resident/news')).content.toString();
    };
    expect(await published()).not.toContain(title);
    await editor().getByLabel('Pokaż od').fill('2026-01-01T08:00');
    await editor().getByLabel('Pokaż do').fill('2025-01-01T08:00');
    await save();
    await editor().getByText('Ten dzień jest przed początkiem').waitFor();
    await editor().getByLabel('Pokaż do').fill('2099-01-01T08:00');
    await save();
    await editor()
      .getByText(/Widoczna od/)
      .waitFor();
    await page.getByRole('row').filter({ hasText: title }).getByText('1.01.2026').waitFor();
    expect(await published()).toContain(title);
  });

  it('000-40 a partner with a discount is seen by residents; the keys are shown once, and work beside each other; switched off nothing is left', async () => {
    const { page } = window;
    const name = `Kino ${MARK}`;
    await open('partners');
    await page.waitForURL(/\/partnerzy$/);
    await page.getByRole('link', { name: /Dodaj partnera/ }).click();
    await editor().getByLabel('Nazwa').fill(name);
    await editor().getByLabel('Branża').fill('Kultura');
    await editor().getByLabel('E-mail do kontaktu').fill('to nie adres');
    await editor().getByLabel('sprawdza ważność karty').check();
    await save();
    await editor().getByText('To nie pasuje, popraw wpis').waitFor();
    await editor().getByLabel('E-mail do kontaktu').fill('kino@partner.example');
    await save();
    await page.waitForURL(/\/partnerzy\/[0-9a-f-]{36}$/);
    const token = ({ id, secret }: { id: string; secret: string }) => {
      const body = { grant_type: 'client_credentials', client_id: id, client_secret: secret };
      return new Caller('service').post('/api/partner/oauth/token', body);
    };
    const first = await newKey('kasa 1');
    expect((await token(first)).status).toBe(200);
    await page.reload();
    await editor().getByRole('heading', { name }).waitFor();
    expect(await page.locator('.partner-key').count()).toBe(0);
    const second = await newKey('kasa 2');
    expect([(await token(first)).status, (await token(second)).status]).toEqual([200, 200]);
    await open('discounts');
    await page.getByRole('button', { name: /Dodaj ulgę/ }).click();
    await editor().getByLabel('Partner').selectOption({ label: name });
    await editor().getByLabel('Pakiet').selectOption({ label: 'Pakiet Mieszkańca' });
    await editor().getByLabel('Nazwa').fill(`Seans ${MARK}`);
    await editor().getByLabel('Opis').fill('Każdy seans.');
    await editor().getByLabel('Jak się liczy').selectOption({ label: 'procent ceny' });
    await editor().getByLabel('Ile').fill('20');
    await save();
    await page
      .getByRole('row')
      .filter({ hasText: `Seans ${MARK}` })
      .getByText(name)
      .waitFor();
    const offers = async (): Promise<string> =>
      (await new Caller('portal').get('/api/resident/offers')).content.toString();
    expect(await offers()).toContain(`Seans ${MARK}`);
    await open('partners');
    await page.getByRole('link', { name, exact: true }).click();
    await lookAt(page, 'partner');
    await editor().getByRole('button', { name: 'Zamknij pozycję' }).click();
    await editor().getByText('Zamknięte: nikt tego nie wybierze').waitFor();
    expect(await offers()).not.toContain(`Seans ${MARK}`);
    expect((await token(second)).status).toBe(401);
  });

  it('000-40 000-24 000-26 000-27 partners are a register: found, narrowed, with other columns, kept as a view, taken as a file', async () => {
    const { page } = window;
    const name = `Kino ${MARK}`;
    await page.goto(`${addressOf('operator')}/partnerzy`);
    const row = page.getByRole('row').filter({ hasText: name });
    await row.getByText('Zamknięty').waitFor();
    expect((await row.getByRole('cell').allInnerTexts()).join()).toMatch(/Kultura/);
    await lookAt(page, 'partnerzy');
    await page.getByRole('tab', { name: 'Działający' }).press('Enter');
    await row.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Zamknięci' }).press('Enter');
    await row.waitFor();
    await page.getByLabel('Filtruj w widocznych kolumnach').fill('kino@partner');
    await row.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.getByRole('checkbox', { name: 'E-mail' }).press('Space');
    await row.locator('mark').first().waitFor();
    await page.getByRole('button', { name: 'Zapisz jako widok' }).press('Enter');
    await page.getByLabel('Nazwa widoku').fill(`Kina ${MARK}`);
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: `Kina ${MARK}`, selected: true }).waitFor();
    await page.getByRole('button', { name: 'Eksport' }).press('Enter');
    await page.getByRole('radio', { name: 'CSV' }).press('Space');
    await page.getByLabel('Po co ten plik').fill('umowy z partnerami');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Pobierz plik' }).press('Enter');
    const lines = readFileSync(await (await saving).path(), 'utf8').split('\r\n');
    expect(lines[1]).toContain(`${name};Kultura;`);
    expect(lines[1]).toContain('kino@partner.example');
    await page.getByRole('button', { name: 'Usuń widok' }).press('Enter');
    await page.getByRole('tab', { name: `Kina ${MARK}` }).waitFor({ state: 'detached' });
  });

  it('left no complaint in the console of the browser', () => {
    expect(window.complaints.filter((each) => !/40[49]|410|422/.test(each))).toEqual([]);
  });
});

/** Makes a key at the screen; it is read off while it is shown. */
async function newKey(name: string): Promise<{ id: string; secret: string }> {
  const { page } = window;
  await page.getByRole('button', { name: 'Nowy klucz…' }).click();
  await page.getByRole('dialog').getByLabel('Nazwa klucza').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Utwórz klucz' }).click();
  await page.getByRole('region', { name: 'Klucze programu' }).getByText(name, { exact: true }).waitFor();
  const [id = '', secret = ''] = await page.locator('.partner-key').allTextContents();
  return { id, secret };
}

describe('stations', () => {
  const name = `Stanowisko przy oknie ${MARK}`;
  const key = `${MARK}-`.padEnd(43, 'k');
  const agent = new Caller('service', key);
  const beat = {
    agentVersion: '0.1.0',
    adapters: { printer: 'ipp', reader: 'pcsc' },
    printer: { state: 'idle', reasons: [] },
    reader: { state: 'ready', cardPresent: true },
  };
  const panel = (title = name) =>
    window.page.locator('km-station').filter({ has: window.page.getByRole('heading', { name: title, exact: true }) });

  it('000-02 001-24 an administrator adds one at a point, types the shown line there, and sees it work', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/stanowiska`);
    await page.getByRole('heading', { level: 1, name: 'Stanowiska' }).waitFor();
    await page.getByRole('heading', { name: 'Stanowisko 1, Ratusz' }).waitFor();
    await page.keyboard.press('m');
    const form = page.getByRole('dialog', { name: 'Dodaj stanowisko' });
    await form.getByRole('button', { name: 'Dodaj i pokaż kod' }).click();
    await form.getByText('Wpisz nazwę').waitFor();
    await form.getByLabel('Nazwa').fill('Stanowisko 1, Ratusz');
    await form.getByRole('button', { name: 'Dodaj i pokaż kod' }).click();
    await form.getByText('Inne stanowisko ma już tę nazwę.', { exact: false }).waitFor();
    await form.getByLabel('Nazwa').fill(name);
    // the list is read again beneath the dialog, and what was typed stays
    await page.waitForResponse(/\/api\/admin\/stations$/);
    await form.getByText('Inne stanowisko ma już tę nazwę.', { exact: false }).waitFor({ state: 'detached' });
    await form.getByLabel('Punkt, w którym stoi').selectOption({ label: 'Biblioteka na Zarzeczu' });
    await lookAt(page, 'stanowiska-dodaj');
    await form.getByRole('button', { name: 'Dodaj i pokaż kod' }).click();
    const dialog = page.getByRole('dialog', { name: `Połącz: ${name}` });
    const line = await dialog.getByLabel('Polecenie dla stanowiska').innerText();
    expect(line).toContain(`--server ${addressOf('service')} --code `);
    await dialog.getByText('Czekamy na stanowisko…').waitFor();
    await lookAt(page, 'stanowiska-kod');
    const code = /--code (\S+)/.exec(line)?.[1];
    await admin.must(new Caller('service').post('/api/station/enrolment', { code, key }));
    await agent.must(agent.post('/api/station/heartbeat', beat));
    await dialog.getByText('Stanowisko połączone.').waitFor();
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click();
    await panel().getByText('Połączone').waitFor();
    const library = page.getByRole('region', { name: 'Biblioteka na Zarzeczu' });
    await library.locator('km-station').filter({ hasText: name }).getByText('drukarka gotowa').waitFor();
    await panel().getByText('blankiet leży na czytniku').waitFor();
    await lookAt(page, 'stanowiska');
  });

  it('000-21 its print is measured on a page and shifted: four numbers in millimetres, kept and shown again', async () => {
    const { page } = window;
    await panel().getByRole('button', { name: 'Kalibracja druku' }).click();
    const dialog = page.getByRole('dialog', { name: `Kalibracja druku: ${name}` });
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Strona kalibracji' }).click();
    expect((await saving).suggestedFilename()).toBe('strona-kalibracji.pdf');
    await dialog.getByLabel('Awers, w prawo (mm)').fill('4');
    await dialog.getByRole('button', { name: 'Zapisz przesunięcie' }).click();
    await dialog.getByText('Wpisz liczbę od -3 do 3').waitFor();
    await lookAt(page, 'stanowiska-kalibracja-blad');

    // when
    await dialog.getByLabel('Awers, w prawo (mm)').fill('-0,4');
    await dialog.getByLabel('Rewers, w dół (mm)').fill('1.2');
    await dialog.getByLabel('Rewers, w dół (mm)').press('Enter');
    await page.getByText('Zapisano przesunięcie').waitFor();

    // then
    await lookAt(page, 'stanowiska-kalibracja');
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click();
    await panel().getByRole('button', { name: 'Kalibracja druku' }).click();
    await until('what was saved', async () => (await dialog.getByLabel('Rewers, w dół (mm)').inputValue()) === '1,2');
    expect(await dialog.getByLabel('Awers, w prawo (mm)').inputValue()).toBe('-0,4');
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click();
  });

  it('000-02 it is renamed, and revoked with a reason: its program is refused at once', async () => {
    const { page } = window;
    const other = `${name}, parter`;
    await panel().getByRole('button', { name: 'Zmień' }).click();
    await page.getByLabel('Nazwa').fill(other);
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await panel(other).getByRole('button', { name: 'Odłącz' }).click();
    const dialog = page.getByRole('dialog', { name: `Odłączyć: ${other}?` });
    await dialog.getByRole('button', { name: 'Odłącz stanowisko' }).click();
    await dialog.getByText('Napisz powód').waitFor();
    expect((await agent.post('/api/station/claim')).status).toBe(200);
    await dialog.getByLabel('Powód').fill('komputer oddany do naprawy');
    await lookAt(page, 'stanowiska-odlacz');
    await dialog.getByRole('button', { name: 'Odłącz stanowisko' }).click();
    await panel(other).getByText('Odłączone', { exact: true }).waitFor();
    expect((await agent.post('/api/station/claim')).status).toBe(401);
    await lookAt(page, 'stanowiska-odlaczone');
  });
});

readersAtTheOffice(() => window);
