import { readFileSync } from 'node:fs';
import { approvedApplication } from '../makers/applications.ts';
import { productionPhase, startProduction } from '../makers/production.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
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
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Pobierz' }).click(),
    ]);

    // then
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.slice(1).map((line) => line.split(';'))).toEqual(
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

  it('000-28 is closed to who may not read reports', async () => {
    const clerk = await openWindow();
    await signInAtOffice(clerk.page, DEMO.secondClerk);
    expect(await clerk.page.getByRole('link', { name: 'Raporty' }).count()).toBe(0);
    await clerk.page.goto(`${addressOf('operator')}/raporty`);
    await clerk.page.getByRole('heading', { name: /dostępu/ }).waitFor();
    await clerk.close();
  });
});
