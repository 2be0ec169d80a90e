import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { approvedApplication } from '../makers/applications.ts';
import { productionPhase, startProduction } from '../makers/production.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(180_000);
let window: Window;
beforeAll(async () => {
  const { clerk, productionTaskId } = await approvedApplication();
  await startProduction(clerk, productionTaskId);
  await productionPhase(clerk, productionTaskId, 'done');
  window = await openWindow({ width: 1366, height: 768 });
  await signInAtOffice(window.page, DEMO.admin);
}, 180_000);
afterAll(() => window.close());

/** Where the file of that kind was put. */
async function taken(kind: string): Promise<string> {
  const { page } = window;
  await page.getByRole('button', { name: 'Pobierz' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: kind }).click()]);
  return file.path();
}

describe('reports at their screen (000-28)', () => {
  it('000-28 shows what was made as a drawing, the same as a table, and the same as a file', async () => {
    // given
    const { page } = window;
    await page.getByRole('link', { name: 'Raporty' }).click();
    await page.getByRole('button', { name: 'Blankiety' }).click();
    const table = page.getByRole('region', { name: /Tabela/ });
    await table.getByRole('columnheader', { name: 'Zepsute' }).waitFor();
    await page.getByRole('img', { name: 'Zużyte blankiety' }).waitFor();
    const rows = await table.getByRole('row').allInnerTexts();
    await lookAt(page, 'raporty');

    // when
    const [text, book] = [await taken('CSV'), await taken('Excel (XLSX)')];

    // then: the last line says what it is
    const lines = readFileSync(text, 'utf8').replace('\uFEFF', '').trim().split('\r\n').slice(0, -1);
    const sheet = strFromU8(unzipSync(readFileSync(book))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row>/g)).toHaveLength(rows.length + 1);
    expect(lines.map((line) => line.split(';'))).toEqual(
      rows.map((row) =>
        row
          .trim()
          .split(/\t/)
          .map((cell) => cell.trim()),
      ),
    );
    const last = lines.at(-1)?.split(';') ?? [];
    expect(Number(last[1])).toBeGreaterThan(0);
  });

  it('000-28 is told by point, of other days, and an address opens the same report again', async () => {
    const { page } = window;
    await page.getByRole('combobox', { name: 'według' }).selectOption('punktów odbioru');
    await page.getByRole('list', { name: 'Zużyte blankiety' }).getByRole('listitem').first().waitFor();
    await page.getByRole('combobox', { name: 'Okres' }).selectOption('Poprzedni miesiąc');
    await page.waitForURL(/od=.*do=/);
    expect(new URL(page.url()).searchParams.get('wg')).toBe('point');
    // a month before the town was there
    const address = new URL(page.url());
    address.searchParams.set('od', '2001-01-01');
    address.searchParams.set('do', '2001-01-31');
    await page.goto(address.href);
    await page.getByRole('heading', { name: 'Nie ma czego pokazać' }).waitFor();
    expect(await page.getByRole('button', { name: 'Blankiety' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('000-28 is saved with its filter, mailed by a schedule, and opened again with the days of today', async () => {
    // given
    const { page } = window;
    await page.goto(`${addressOf('operator')}/raporty?raport=production&wg=point`);
    await page.getByRole('combobox', { name: 'Okres' }).selectOption('Poprzedni tydzień');
    await page.waitForURL(/okres=week/);
    await page.getByRole('button', { name: 'Zapisz raport' }).click();
    const dialog = page.getByRole('dialog', { name: 'Zapisz raport' });
    await dialog.getByText('Zużyte blankiety według punktów odbioru, poprzedni tydzień').waitFor();
    await dialog.getByRole('button', { name: 'Zapisz' }).click();
    await dialog.getByText('Wpisz nazwę raportu').waitFor();

    // when
    await dialog.getByLabel('Nazwa').fill('Blankiety z tygodnia');
    await dialog.getByRole('radio', { name: /każdy/ }).check();
    await dialog.getByRole('checkbox', { name: 'Wysyłaj e-mailem' }).check();
    await dialog.getByRole('checkbox', { name: 'Halina Dębska' }).check();
    await lookAt(page, 'raport-zapis');
    await dialog.getByRole('button', { name: 'Zapisz' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('e-mail w poniedziałki o 7:00').waitFor();
    await lookAt(page, 'raport-zapisany');
    await page.getByRole('link', { name: /Zapisane raporty \(\d+\)/ }).click();

    // then
    const row = page.getByRole('row', { name: /Blankiety z tygodnia/ });
    await row.getByText('Adam Nurtowski, Halina Dębska').waitFor();
    await lookAt(page, 'raporty-zapisane');
    await row.getByRole('button', { name: /Nie wysyłaj mi/ }).press('Enter');
    await row.getByText('Adam Nurtowski, Halina Dębska').waitFor({ state: 'detached' });
    await row.getByText('Halina Dębska').waitFor();
    await row.getByRole('link', { name: 'Blankiety z tygodnia' }).click();
    await page.getByRole('heading', { name: 'Raporty' }).waitFor();
    await page.getByText('e-mail w poniedziałki o 7:00').waitFor();
    expect(await page.getByRole('combobox', { name: 'Okres' }).inputValue()).toBe('week');
    expect(new URL(page.url()).searchParams.get('wg')).toBe('point');
  });

  it('000-28 another name leaves filter and schedule as they are, on whatever days it is open', async () => {
    // given: as a link of a letter opens it, with days that have no name any more
    const { page } = window;
    const [{ id } = { id: '' }] = await rowsOf<{ id: string }>('saved_reports', { name: 'Blankiety z tygodnia' });
    const days = 'od=2026-01-05&do=2026-01-11';
    await page.goto(`${addressOf('operator')}/raporty?zapisany=${id}&raport=production&wg=point&${days}`);

    // when
    await page.getByRole('button', { name: 'Zmień…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Zmień zapisany raport' });
    await dialog.getByText('Zużyte blankiety według punktów odbioru, poprzedni tydzień').waitFor();
    await dialog.getByLabel('Nazwa').fill('Blankiety tygodnia');
    await dialog.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Blankiety tygodnia', { exact: true }).waitFor();

    // then
    const [kept] = await rowsOf<{ schedule: object; question: object }>('saved_reports', { id });
    expect(kept).toMatchObject({ schedule: { every: 'week', on: 1, at: '07:00' }, question: { period: 'week' } });
    await page.getByRole('button', { name: /Zapisz z\stymi filtrami/ }).click();
    await dialog.getByText('Po zapisaniu e-maile przestaną przychodzić.').waitFor();
    await dialog.getByRole('button', { name: 'Anuluj' }).click();
  });

  it('000-28 a saved report is taken away with its mails', async () => {
    const { page } = window;
    const [kept] = await rowsOf<{ id: string }>('saved_reports', { name: 'Blankiety tygodnia' });
    const read = { reportId: kept?.id ?? '' };
    expect((await rowsOf('report_recipients', read)).length).toBeGreaterThan(0);
    await page.goto(`${addressOf('operator')}/raporty/zapisane`);
    await page.getByRole('button', { name: 'Usuń Blankiety tygodnia' }).click();
    const dialog = page.getByRole('dialog', { name: 'Usunąć zapisany raport?' });
    await dialog.getByText('e-maile przestaną przychodzić').waitFor();
    await dialog.getByRole('button', { name: 'Usuń' }).click();
    await page.getByRole('button', { name: 'Usuń Blankiety tygodnia' }).waitFor({ state: 'detached' });

    // then
    expect(await rowsOf('saved_reports', { name: 'Blankiety tygodnia' })).toEqual([]);
    expect(await rowsOf('report_recipients', read)).toEqual([]);
  });

  it('000-28 blanks that came are entered with their reason, and the stock warns where few are left', async () => {
    // given: somebody who makes cards
    const clerk = await openWindow();
    const { page } = clerk;
    await signInAtOffice(page, DEMO.library);
    await page.getByRole('link', { name: 'Blankiety' }).click();
    await page.getByRole('heading', { name: 'Stan blankietów' }).waitFor();
    await page.getByRole('button', { name: 'Przyjmij blankiety…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Przyjmij blankiety' });
    await dialog.getByRole('button', { name: 'Zapisz' }).click();
    await dialog.getByText('Wpisz liczbę blankietów').waitFor();

    // when
    await dialog.getByLabel('Ile przyszło').fill('40');
    await dialog.getByLabel(/Skąd/).fill('dostawa 7/2026');
    await lookAt(page, 'blankiety-przyjecie');
    await dialog.getByRole('button', { name: 'Zapisz' }).click();
    await dialog.waitFor({ state: 'hidden' });

    // then
    await page.getByRole('row', { name: /Przyjęcie: dostawa 7\/2026/ }).waitFor();
    await page.getByText(/zostało 40 blankietów/).waitFor();
    await page.getByRole('list', { name: 'Ile zostało' }).getByRole('listitem').first().waitFor();
    await lookAt(page, 'blankiety');
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/stanowiska`);
    const library = page.getByRole('region', { name: 'Biblioteka na Zarzeczu' });
    await library.getByText(/w magazynie: \d+ blankiet\S+, mało/).waitFor();
    await lookAt(page, 'stanowiska-blankiety');
    await clerk.close();
    const entered = await rowsOf('blank_entries', { reason: 'dostawa 7/2026' });
    expect(entered).toMatchObject([{ kind: 'receipt', amount: 40 }]);
  });

  it('000-28 says that the stock cannot be read, and reads it again', async () => {
    const { page } = window;
    const address = '**/api/operator/stock-report?*';
    await page.route(address, (route) => route.fulfill({ status: 503, json: { code: 'BUSY', status: 503 } }));
    await page.goto(`${addressOf('operator')}/raporty/blankiety`);
    const again = page.getByRole('button', { name: /Spróbuj/ });
    await again.waitFor();
    await page.unroute(address);
    await again.click();
    await again.waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Stan blankietów');
  });

  it('000-28 is closed to who may not read reports', async () => {
    const clerk = await openWindow();
    await signInAtOffice(clerk.page, DEMO.secondClerk);
    expect(await clerk.page.getByRole('link', { name: 'Raporty' }).count()).toBe(0);
    await clerk.page.goto(`${addressOf('operator')}/raporty`);
    await clerk.page.getByRole('heading', { name: /dostępu/ }).waitFor();
    await clerk.close();
  });
});
