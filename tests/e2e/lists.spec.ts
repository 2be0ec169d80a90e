import { readFileSync } from 'node:fs';
import type { SavedViewList } from '@karta/contracts';
import { signedInResident, submittedApplication, verificationOf, type Filed } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { employed, hired } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rareApplicant } from '../makers/people.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

let window: Window;
let filed: Filed;

beforeAll(async () => {
  window = await openWindow();
  filed = await submittedApplication(await signedInResident(rareApplicant('Żółcińska')));
  await verificationOf(await operator(), filed.applicationId);
  await signInAtOffice(window.page);
}, 120_000);
afterAll(() => window.close());

async function expectAccessible(): Promise<void> {
  expect(await violationsOf(window.page)).toEqual([]);
}

describe('a list of the office by keyboard', () => {
  it('finds a person without Polish marks, previews, hides a column, is kept as a view and taken as a file (000-24, 000-26, 000-27, C-4)', async () => {
    // given
    const { page } = window;
    const { lastName } = filed.applicant;
    await page.goto(`${addressOf('operator')}/wnioski`);
    await page.getByRole('columnheader', { name: 'Pakiet' }).waitFor();

    // when: the filter finds the person by plain letters and marks the name
    await page.keyboard.press('f');
    await page.keyboard.type(lastName.toLowerCase().replace('żółcińska', 'zolcinska'));
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.locator('tbody mark').first().waitFor();

    // and the preview shows the application under the cursor
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByRole('complementary', { name: 'Podgląd' }).getByText('Nowa osoba w rejestrze').waitFor();
    await expectAccessible();
    await page.keyboard.press('Escape');

    // and K hides a column
    await page.keyboard.press('k');
    await page.getByRole('dialog', { name: 'Kolumny' }).waitFor();
    await expectAccessible();
    await page.getByRole('checkbox', { name: 'Pakiet' }).press('Space');
    await page.getByRole('columnheader', { name: 'Pakiet' }).waitFor({ state: 'detached' });

    // and the list as it stands becomes a view
    await page.getByRole('button', { name: 'Zapisz jako widok' }).press('Enter');
    await page.getByLabel('Nazwa widoku').fill('Żółcińskie');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /Żółcińskie/, selected: true }).waitFor();

    // and a file is taken with the chosen columns
    await page.getByRole('button', { name: 'Eksport' }).press('Enter');
    await page.getByRole('dialog', { name: 'Eksport do pliku' }).waitFor();
    await expectAccessible();
    await page.getByRole('radio', { name: 'CSV' }).press('Space');
    await page.getByRole('button', { name: 'Pobierz plik' }).press('Enter');
    await page.getByText('Napisz, po co bierzesz te dane').waitFor();
    await page.getByLabel('Po co ten plik').fill('zestawienie dla kontroli');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Pobierz plik' }).press('Enter'),
    ]);

    // then
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFFNumer;Osoba;Typ;Status;Złożony;Punkt odbioru');
    expect(lines[1]).toContain(`${filed.applicant.firstName} ${lastName};Wydanie karty;W weryfikacji;`);
    expect(lines[2]).toMatch(/^Wnioski: Ewa Pączkowska, .+, eksport [0-9a-f-]{36}$/);

    // and the view is there after a reload, and goes when it is not wanted
    await page.reload();
    await page.getByRole('tab', { name: /Żółcińskie/ }).press('Enter');
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Usuń widok' }).press('Enter');
    await page.getByRole('tab', { name: /Żółcińskie/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Przywróć' }).press('Enter');
    await page.getByRole('columnheader', { name: 'Pakiet' }).waitFor();
  }, 90_000);

  it('C-4 a view is shared, stands apart with its owner at a colleague, who copies it, and is taken back', async () => {
    // given
    const { page } = window;
    const name = `Do kontroli ${filed.applicationId.slice(0, 4)}`;
    const colleague = await employed(['clerk']);
    await page.goto(`${addressOf('operator')}/wnioski`);
    await page.getByRole('button', { name: 'Zapisz widok' }).press('Enter');
    await page.getByLabel('Nazwa widoku').fill(name);
    await page.keyboard.press('Enter');

    // when
    await page.getByRole('button', { name: 'Udostępnij widok' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Udostępnij widok' });
    await dialog.getByLabel('Komu').selectOption({ label: 'Każdy, kto widzi tę listę' });
    await expectAccessible();
    await lookAt(page, 'widok-udostepnianie');
    await dialog.getByRole('button', { name: 'Udostępnij' }).press('Enter');
    await page.getByText('Widok udostępniony.').waitFor();
    await page.getByRole('tab', { name: new RegExp(`${name}.*udostępniasz: każdy, kto widzi listę`) }).waitFor();

    // then
    await signInAtOffice(page, colleague.email);
    await page.goto(`${addressOf('operator')}/wnioski`);
    await page.getByRole('tab', { name: new RegExp(`${name}.*udostępnia: Ewa Pączkowska`) }).press('Enter');
    await lookAt(page, 'widoki-udostepnione');
    expect(await page.getByRole('button', { name: 'Usuń widok' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Skopiuj do moich' }).press('Enter');
    expect(await page.getByLabel('Nazwa widoku').inputValue()).toBe(name);
    await page.getByLabel('Nazwa widoku').press('Enter');
    await page.getByRole('tab', { name: new RegExp(`^${name}[^,]*$`), selected: true }).waitFor();

    // and when
    await signInAtOffice(page);
    await page.goto(`${addressOf('operator')}/wnioski`);
    await page.getByRole('tab', { name: new RegExp(name) }).press('Enter');
    await page.getByRole('button', { name: 'Udostępniony…' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Przestań udostępniać' }).press('Enter');
    await page.getByText('Widok jest znowu tylko Twój.').waitFor();
    await page.getByRole('button', { name: 'Usuń widok' }).press('Enter');

    // then
    const caller = await operator(colleague.email);
    const { views, shared } = await caller.must(caller.get<SavedViewList>('/api/operator/views'));
    expect(shared.map((view) => view.name)).not.toContain(name);
    expect(views.map((view) => view.name)).toContain(name);
  }, 90_000);

  it('claims and assigns the selected rows, and each says what became of it (C-2, C-6)', async () => {
    // given
    const { page } = window;
    const { lastName } = filed.applicant;
    const colleague = await hired(['clerk']);
    await page.goto(`${addressOf('operator')}/zadania`);
    const row = page.getByRole('row', { name: new RegExp(lastName) });
    await row.waitFor();
    await page.getByLabel('Filtruj w widocznych kolumnach').fill(lastName);
    await row.locator('mark').first().waitFor();
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });

    // when
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.getByText('Zaznaczono 1').waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Przypisz…' }).press('Enter');
    await page.getByRole('menuitem', { name: /Marek Król/ }).press('Enter');

    // then
    await row.getByRole('img', { name: 'zrobione' }).waitFor();
    await row.getByRole('cell', { name: 'Marek Król' }).waitFor();

    // and what somebody else holds is not taken, and says so
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.keyboard.press('p');
    await row.getByText('Ma je Marek Król.').waitFor();
    expect((await colleague.get('/api/operator/colleagues')).body['code']).toBe('FORBIDDEN');
  }, 90_000);
});

describe('a task to which somebody comes back', () => {
  it('C-3 gets a day beside its deadline, by the keyboard alone, and the list shows both apart', async () => {
    // given
    const { page } = window;
    const { lastName } = filed.applicant;
    await page.goto(`${addressOf('operator')}/zadania`);
    await page.getByRole('button', { name: /^Wszystkie/ }).press('Enter');
    const row = page.getByRole('row', { name: new RegExp(lastName) });
    await row.getByRole('link').first().press('Enter');

    // when
    await page.getByRole('button', { name: 'Wróć dnia…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Kiedy wrócić do tego zadania' });
    await dialog.getByRole('button', { name: 'Zapisz' }).press('Enter');
    await dialog.getByText('Wybierz dzień').waitFor();
    await dialog.getByRole('button', { name: 'za tydzień' }).press('Enter');
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Zapisz' }).press('Enter');

    // then
    const shown = page.getByRole('button', { name: /^Wróć \d/ });
    await shown.waitFor();
    await page
      .getByText(/^Termin: /)
      .first()
      .waitFor();
    await lookAt(page, 'zadanie-do-powrotu');
    await page.goto(`${addressOf('operator')}/zadania`);
    await page.getByRole('button', { name: /^Wszystkie/ }).press('Enter');
    await row.getByText(/wróć/).waitFor();
  }, 90_000);
});

describe('the search on top', () => {
  it('finds a person from any screen in applications and cards, by the keyboard alone', async () => {
    // given
    const { page } = window;
    const { lastName } = filed.applicant;
    await page.goto(`${addressOf('operator')}/karty`);
    await page.getByRole('heading', { name: 'Karty' }).waitFor();

    // when
    await page.keyboard.press('/');
    await page.keyboard.type(lastName.toLowerCase().replace('żółcińska', 'zolcinska'));
    await page.keyboard.press('Enter');

    // then
    await page.getByText('1 wniosek, 0 kart').waitFor();
    await page.getByText('Żadna karta nie pasuje.').waitFor();
    await expectAccessible();
    await page.getByRole('region', { name: 'Wnioski' }).getByRole('link', { name: lastName }).press('Enter');
    await page.waitForURL(/\/wnioski\/[0-9a-f-]{36}$/);

    // and a card by its number; what was looked for first gives way
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const box = page.getByRole('searchbox', { name: 'Szukaj osoby, wniosku, karty' });
    await page.keyboard.press('/');
    await page.keyboard.type('01-000001');
    expect(await box.inputValue()).toBe('01-000001');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Karty' }).getByRole('link', { name: '01-000001' }).press('Enter');
    await page.waitForURL(/\/karty\?szukaj=01-000001$/);
  }, 90_000);
});
