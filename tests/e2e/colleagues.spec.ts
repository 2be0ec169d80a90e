import { addDays, civilDateOf } from '@karta/domain';
import { decide, signedInResident, submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { rareApplicant } from '../makers/people.ts';
import { employed } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { withSetting } from '../town/town-at-work.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
const today = civilDateOf(new Date(), 'Europe/Warsaw');
const LAST = addDays(today, 4);
let window: Window;
let anna: { id: string; email: string };
let jan: { id: string; email: string };
let lastName: string;
let applicationId: string;

beforeAll(async () => {
  window = await openWindow();
  [anna, jan] = [await employed(['clerk'], { name: 'Anna Leśna' }), await employed(['clerk'], { name: 'Jan Polny' })];
  const filed = await submittedApplication(await signedInResident(rareApplicant('Zastępowska')));
  ({ lastName } = filed.applicant);
  ({ applicationId } = filed);
  const clerk = await operator(anna.email);
  const taskId = await verificationOf(clerk, filed.applicationId);
  await clerk.must(clerk.post(`/api/operator/tasks/${taskId}/claim`));
}, 120_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);

describe('a substitute for an absent clerk', () => {
  it('C-2 a clerk names their substitute, and is told what is wrong at its field', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, anna.email);
    await open('/konto');

    // when
    await page.getByRole('button', { name: 'Ustaw zastępstwo…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Zastępuje mnie' });
    await dialog
      .getByRole('option', { name: /Jan Polny/ })
      .first()
      .waitFor({ state: 'attached' });
    await dialog.getByRole('button', { name: 'Zapisz' }).press('Enter');
    await dialog.getByText('Wybierz, kto zastępuje').waitFor();
    await dialog.getByLabel('Zastępca').selectOption({ value: jan.id });
    await dialog.getByLabel('Pierwszy dzień').fill(LAST);
    await dialog.getByLabel('Ostatni dzień').fill(today);
    await dialog.getByRole('button', { name: 'Zapisz' }).press('Enter');
    await dialog.getByText('Ostatni dzień nie może być przed pierwszym').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'zastepstwo-okno');
    await dialog.getByLabel('Pierwszy dzień').fill(today);
    await dialog.getByLabel('Ostatni dzień').fill(LAST);
    await dialog.getByRole('button', { name: 'Zapisz' }).press('Enter');

    // then
    const section = page.getByRole('region', { name: 'Zastępstwo' });
    await section.getByText('Jan Polny').waitFor();
    await section.getByText('Trwa').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'zastepstwo-konto');
  });

  it('C-2 the substitute sees whose tasks they are, and settles one', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, jan.email);
    await open('/zadania');

    // when
    await page.getByTitle(/Zastępujesz: Anna Leśna do/).waitFor();
    await page.getByRole('button', { name: /^W zastępstwie 1/ }).press('Enter');
    const row = page.getByRole('row', { name: new RegExp(lastName) });
    await row.getByRole('img', { name: 'zastępujesz' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'zastepstwo-zadania');
    await row.getByRole('link').first().press('Enter');
    await page.getByText(/przejęte: Anna Leśna, zastępujesz do/).waitFor();
    await lookAt(page, 'zastepstwo-zadanie');
    await page.keyboard.press('3');
    await page.getByLabel(/Uzasadnienie/).fill('Wniosek nie spełnia warunków.');
    await page.keyboard.press('Control+Enter');

    // then
    await page.getByText(/Decyzja zapisana/).waitFor();
    await open('/wnioski');
    await page
      .getByRole('row', { name: new RegExp(lastName) })
      .getByRole('link')
      .first()
      .press('Enter');
    await page.getByText(/Jan Polny, w zastępstwie: Anna Leśna/).waitFor();
  });

  it('C-2 the absent clerk sees who did what, and ends it early', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, anna.email);
    await open('/konto');
    const section = page.getByRole('region', { name: 'Zastępstwo' });

    // then
    await section.getByText(/zakończone, Jan Polny/).waitFor();

    // and when
    await section.getByRole('button', { name: 'Zakończ teraz' }).press('Enter');
    await section.getByRole('button', { name: 'Tak, zakończ' }).press('Enter');

    // then
    await section.getByText('Zakończone wcześniej', { exact: false }).waitFor();
  });

  it('C-2 an administrator names a substitute on the page of the user', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, DEMO.admin);
    await open('/uzytkownicy');
    await page.getByLabel('Filtruj osoby i role').fill(anna.email);
    await page.getByRole('button', { name: 'Anna Leśna' }).press('Enter');

    // when
    await page.getByRole('button', { name: 'Ustaw zastępstwo…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Zastępstwo: Anna Leśna' });
    await dialog.getByLabel('Zastępca').selectOption({ value: jan.id });
    await dialog.getByLabel('Pierwszy dzień').fill(LAST);
    await dialog.getByLabel('Ostatni dzień').fill(LAST);
    await dialog.getByRole('button', { name: 'Zapisz' }).press('Enter');

    // then
    await page.getByText('Zaplanowane').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'zastepstwo-uzytkownik');
  });
});

describe('a drawn approval', () => {
  it('C-13 waits for another person, who says how it is on the page of the application', async () => {
    // given
    const { page } = window;
    const filed = await submittedApplication(await signedInResident(rareApplicant('Wylosowska')));
    const clerk = await operator(anna.email);
    await withSetting(
      'secondCheckPercent',
      100,
      async () => void (await decide(clerk, filed.applicationId, 'approve')),
    );
    await signInAtOffice(page);
    await open('/wnioski');
    await page.getByRole('link', { name: 'Wyrywkowe sprawdzenia' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Wyrywkowe sprawdzenia' }).waitFor();
    const row = page.getByRole('row').filter({ has: page.locator(`a[href$="${filed.applicationId}"]`) });
    await row.getByText('Anna Leśna').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'sprawdzenia-lista');

    // when
    await row.getByRole('link').press('Enter');
    const pane = page.getByRole('region', { name: 'Wyrywkowe sprawdzenie' });
    await pane.getByRole('button', { name: 'Zapisz wynik' }).press('Enter');
    await pane.getByText('Wybierz wynik').waitFor();
    await pane.getByLabel('Uwaga').press('Space');
    await pane.getByRole('button', { name: 'Zapisz wynik' }).press('Enter');
    await pane.getByText('Napisz, na czym polega').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'sprawdzenia-wniosek');
    await pane.getByLabel('Na czym polega').fill('Brak drugiej strony dokumentu.');
    await pane.getByRole('button', { name: 'Zapisz wynik' }).press('Enter');

    // then
    await pane.getByText(/Sprawdzenie: Ewa Pączkowska/).waitFor();
    await signInAtOffice(page, anna.email);
    await open('/wnioski/sprawdzenia');
    await page.getByRole('button', { name: 'Moje decyzje' }).waitFor();
    await page.getByRole('cell', { name: /Brak drugiej strony dokumentu/ }).waitFor();
    await lookAt(page, 'sprawdzenia-moje');
  });
});

describe('a note that calls a colleague', () => {
  it('C-7 a clerk writes it with the keyboard alone: @ offers who may open the application', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, anna.email);
    await open(`/wnioski/${applicationId}`);
    const box = page.getByLabel('Dopisz');
    const offered = page.getByRole('option', { name: /Jan Polny/ });

    // when
    await box.pressSequentially('Proszę o telefon, @pol');
    await offered.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'notatka-podpowiedzi');
    await box.press('Escape');
    await offered.waitFor({ state: 'detached' });
    await box.fill('');
    await box.pressSequentially('Proszę o telefon, @pol');
    await offered.waitFor();
    await box.press('Enter');
    expect(await box.inputValue()).toBe('Proszę o telefon, @Jan Polny ');
    await box.press('Tab');
    await page.keyboard.press('Enter');

    // then
    await page.getByText('@Jan Polny', { exact: true }).waitFor();
    expect(await box.inputValue()).toBe('');
  });

  it('C-7 who is called sees it at the bell, opens the place from the list, and has read it', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, jan.email);

    // when
    await page.getByRole('link', { name: 'Wzmianki, nieprzeczytane: 1' }).press('Enter');
    await page.getByText(/^Anna Leśna wspomina o Tobie, /).waitFor();
    await lookAt(page, 'wzmianki');
    await page.getByRole('link', { name: /^Wniosek \d+$/ }).press('Enter');

    // then
    await page.getByText(/Anna Leśna.*wspomina o Tobie/).waitFor();
    await page.getByRole('link', { name: 'Wzmianki', exact: true }).waitFor();
    await lookAt(page, 'notatka-wzmianka');
  });

  it('C-7 the bell of an open screen hears of the next one, and all are put away at once', async () => {
    // given
    const { page } = window;
    const clerk = await operator(anna.email);
    await open('/wzmianki');
    await page.getByRole('heading', { name: /Nic nowego/ }).waitFor();

    // when
    const note = { text: 'Jeszcze raz, @Jan Polny.', mentions: [jan.id] };
    await clerk.must(clerk.post(`/api/operator/applications/${applicationId}/notes`, note));

    // then
    await page.getByRole('link', { name: 'Wzmianki, nieprzeczytane: 1' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Anna Leśna' }).getByText('nowa').waitFor();
    await page.getByRole('button', { name: 'Oznacz wszystkie jako przeczytane' }).press('Enter');
    await page.getByRole('heading', { name: /Nic nowego/ }).waitFor();
    await page.getByRole('link', { name: 'Wzmianki', exact: true }).waitFor();
  });
});
