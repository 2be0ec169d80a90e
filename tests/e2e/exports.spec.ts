import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);

/** More than others of this town take at once, fewer than the journal has. */
const LIMIT = 2500;
let asker: Window;
let second: Window;
const office = (path: string): string => `${addressOf('operator')}${path}`;

async function setLimit(value: number | null): Promise<void> {
  const admin = await operator(DEMO.admin);
  const { settings } = await admin.must(
    admin.get<{ settings: { key: string; version: number }[] }>('/api/admin/settings'),
  );
  const version = settings.find(({ key }) => key === 'exportApprovalRows')?.version ?? 0;
  await admin.must(admin.put('/api/admin/settings/exportApprovalRows', { value, version }));
}

beforeAll(async () => {
  [asker, second] = await Promise.all([openWindow(), openWindow()]);
  await withRecords(({ knex }) =>
    knex.raw(
      `insert into audit (actor_kind, actor_id, act, subject_kind, subject_id, facts)
       select 'system', 'proba', 'register.read', 'register', 'próba ' || n, '{}' from generate_series(1, ?::integer) as n`,
      [LIMIT],
    ),
  );
  await setLimit(LIMIT);
  await signInAtOffice(asker.page, DEMO.admin);
  await signInAtOffice(second.page, DEMO.secondAdmin);
}, 120_000);
afterAll(async () => {
  await setLimit(null);
  await Promise.all([asker.close(), second.close()]);
});

describe('a long list as a file', () => {
  it('000-24 waits for a second person, who sees how much of what is wanted and why', async () => {
    // given
    const { page } = asker;
    await page.goto(office('/dziennik'));
    await page.getByRole('button', { name: 'Eksport' }).click();
    const dialog = page.getByRole('dialog', { name: 'Eksport do pliku' });
    await dialog.getByRole('radio', { name: /wszystkie/ }).check();
    await dialog.getByLabel('Po co ten plik').fill('kontrola roczna');
    await lookAt(page, 'eksport');

    // when
    await dialog.getByRole('button', { name: 'Pobierz plik' }).click();
    await dialog.getByText('czeka na zgodę drugiej osoby').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('link', { name: 'Moje eksporty' }).click();
    const row = page.getByRole('row', { name: /kontrola roczna/ });
    await row.getByText('Czeka na zgodę').waitFor();

    // then
    await second.page.goto(office('/procesy/zatwierdzenia'));
    await second.page
      .getByRole('row', { name: /Eksport listy.*kontrola roczna/ })
      .getByRole('link')
      .click();
    await second.page.getByText('żadne: cała lista').waitFor();
    await second.page.getByText(/plik XLSX/).waitFor();
    await lookAt(second.page, 'eksport-do-zatwierdzenia');
    await second.page.getByRole('button', { name: 'Zatwierdź' }).click();
    await second.page.getByText('Zatwierdzone. Kto prosił, ma dobę na pobranie pliku.').waitFor();
  });

  it('000-24 is taken back by who asked, while nobody has answered', async () => {
    const { page } = asker;
    await page.goto(office('/dziennik'));
    await page.getByRole('button', { name: 'Eksport' }).click();
    const dialog = page.getByRole('dialog', { name: 'Eksport do pliku' });
    await dialog.getByRole('radio', { name: /wszystkie/ }).check();
    await dialog.getByLabel('Po co ten plik').fill('jednak nie');
    await dialog.getByRole('button', { name: 'Pobierz plik' }).click();
    await dialog.getByText('czeka na zgodę drugiej osoby').waitFor();
    await dialog.getByRole('link', { name: 'Moje eksporty' }).click();
    const row = page.getByRole('row', { name: /jednak nie/ });
    await row.getByRole('button', { name: 'Wycofaj prośbę' }).click();
    await row.getByText('Wycofany').waitFor();

    // then
    const [kept] = await rowsOf<{ approvalId: string }>('list_exports', { reason: 'jednak nie' });
    expect(await rowsOf('approvals', { id: kept?.approvalId })).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('000-24 is then taken as a workbook with every row, and says who took it', async () => {
    // given
    const { page } = asker;
    await page.reload();
    const row = page.getByRole('row', { name: /kontrola roczna/ });
    await row.getByText('Do pobrania').waitFor();
    await lookAt(page, 'moje-eksporty');

    // when
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('button', { name: 'Pobierz' }).click(),
    ]);
    await row.getByText('Pobrany').waitFor();

    // then
    const [kept] = await rowsOf<{ id: string; rows: number }>('list_exports', { reason: 'kontrola roczna' });
    const sheet = strFromU8(unzipSync(readFileSync(await file.path()))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const rows = sheet.match(/<row>/g)?.length ?? 0;
    expect(kept?.rows).toBeGreaterThan(LIMIT);
    // the journal grows meanwhile; its head and the last line are no rows of it
    expect(rows - 2).toBeGreaterThanOrEqual(kept?.rows ?? Infinity);
    expect(sheet.slice(-400)).toContain(`eksport ${kept?.id}`);
  });
});
