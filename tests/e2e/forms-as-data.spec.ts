import { randomUUID } from 'node:crypto';
import { DATED, decide, formOf, signedInResident, verificationOf, type Resident } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { certificate, portrait } from '../makers/people.ts';
import { applicationState } from '../makers/production.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(120_000);

// one type of applications is made, filed, decided and changed again; the steps follow one another
const MARK = randomUUID().slice(0, 6);
const NAME = `Karta studenta ${MARK}`;
const QUESTION = 'Numer legitymacji';
const DOCUMENT = 'Legitymacja studencka';
let window: Window;
let student: Resident;
let clerk: Caller;
let applicationId = '';

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
  [student, clerk] = await Promise.all([signedInResident(), operator()]);
  await signInAtOffice(window.page, DEMO.admin);
}, 90_000);
afterAll(() => window.close());

const preview = () => window.page.locator('km-form-preview');
const section = (title: string) => window.page.getByRole('region', { name: title, exact: true }).first();

/** Adds a part to a section, and says when it is shown. */
async function add(to: string, what: string, label: string, criterion: RegExp): Promise<void> {
  const { page } = window;
  await section(to)
    .getByLabel(/Co dodać/)
    .selectOption({ label: what });
  await section(to)
    .getByRole('button', { name: /^Dodaj/ })
    .click();
  const editor = page.locator('km-part-editor');
  await editor.getByText('wpisz podpis po polsku').first().waitFor();
  await editor.getByLabel('Podpis dla mieszkańca').first().fill(label);
  await editor.getByLabel('Kiedy pokazać').selectOption({ label: 'gdy wszystko się zgadza' });
  const wanted = await editor.getByLabel('Wartość w warunku 1').locator('option', { hasText: criterion }).innerText();
  await editor.getByLabel('Wartość w warunku 1').selectOption({ label: wanted });
}

describe('a type of applications is data at the screen', () => {
  it('gets a conditional question and a document, and the preview shows them as the condition says', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/typy-wnioskow`);
    await page.getByRole('row').filter({ hasText: 'Wniosek o wydanie karty' }).first().waitFor();
    await lookAt(page, 'typy-wnioskow');
    await page.getByLabel('Rodzaj nowego typu').selectOption('card-issue');
    await page.getByRole('button', { name: 'Nowy typ' }).click();
    await page.getByText('Wpisz nazwę po polsku').waitFor();
    await expect(page.getByRole('button', { name: /Opublikuj wersję 1/ }).isDisabled()).resolves.toBe(true);
    await page.getByLabel('Nazwa wniosku').first().fill(NAME);

    // when
    await add('Rodzaj wniosku', 'Własne pytanie', QUESTION, /zameldowanie/);
    await page.locator('km-part-editor').getByLabel('Podpowiedź').first().fill('Znajdziesz go pod zdjęciem.');
    await add('Tutaj prześlij wymagane dokumenty', 'Własny dokument', DOCUMENT, /zameldowanie/);

    // then
    expect(await preview().getByLabel(QUESTION).count()).toBe(0);
    await preview()
      .getByRole('radio', { name: /zameldowanie/ })
      .first()
      .check();
    await preview().getByLabel(QUESTION).waitFor();
    await preview().getByText('Znajdziesz go pod zdjęciem.').waitFor();
    await preview().getByRole('group', { name: DOCUMENT }).waitFor();
    await lookAt(page, 'typ-wniosku');
  });

  it('is filed for a try: what is missing is said, then that it could be sent, and nothing is stored', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Złóż na próbę' }).first().click();
    await preview()
      .getByRole('link', { name: new RegExp(`^${QUESTION}`) })
      .waitFor();

    // when
    await preview().getByRole('button', { name: 'Wpisz zmyśloną osobę' }).click();
    await preview().getByLabel(QUESTION).fill('12487');
    await preview()
      .getByLabel(/Zdjęcie dodane/)
      .check();
    for (const file of await preview()
      .getByLabel(/Plik dodany/)
      .all())
      await file.check();
    await preview().getByLabel('Data wystawienia').fill(DATED);
    await preview()
      .getByLabel(/Ratusz/)
      .check();
    for (const consent of await preview().locator('input[id^=zgoda-]').all()) await consent.check();
    await preview().getByRole('button', { name: 'Złóż na próbę' }).click();

    // then
    await preview().getByText('Taki wniosek da się wysłać').waitFor();
    await preview().getByText('12487').waitFor();
    await preview().getByRole('button', { name: 'Wróć do wypełniania' }).click();
  });

  it('moves parts by the keyboard alone, and is published as version 1', async () => {
    const { page } = window;
    await page.getByRole('button', { name: QUESTION, exact: true }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe(QUESTION);
    await section('Dane osobowe').getByRole('button', { name: QUESTION, exact: true }).waitFor();

    // when
    await page.getByRole('button', { name: /Opublikuj wersję 1/ }).click();
    await page.getByRole('dialog').getByText(`Nowe: ${QUESTION}, wymagane`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Opublikuj', exact: true }).click();

    // then
    await page.getByText('Opublikowano wersję 1.').waitFor();
    await page.getByText(/wersja 1 działa od/).waitFor();
  });

  it('004-46 stands in the selector of every form, is begun, answered and sent by a resident at the portal, without a deployment', async () => {
    const { page } = window;
    const { portal } = student;
    const code = `karta-studenta-${MARK}`;
    applicationId = (await portal.must(portal.post<{ id: string }>('/api/resident/applications', { form: code }))).id;
    const path = `/api/resident/applications/${applicationId}`;
    const { version } = await portal.must(portal.get<{ version: number }>(path));
    await portal.must(portal.put(`${path}/draft`, { ...(await formOf(student)), version }));
    await portal.must(portal.send('PUT', `${path}/photo`, { bytes: await portrait(), type: 'image/png' }));
    const query = `documentType=registration-certificate&name=zaswiadczenie&documentDate=${DATED}`;
    await portal.must(portal.send('POST', `${path}/documents?${query}`, { bytes: await certificate() }));

    // when
    await signInAtPortal(page, student.applicant);
    await page.goto(`${addressOf('portal')}/wnioski/${applicationId}/formularz`);
    await page.getByRole('heading', { name: NAME }).waitFor();
    const kinds = page.getByLabel('Wybierz rodzaj wniosku').locator('option');
    await kinds.filter({ hasText: NAME }).waitFor({ state: 'attached' });
    expect(await kinds.allInnerTexts()).toContain(NAME);
    await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
    await page.getByRole('link', { name: `${QUESTION}: odpowiedz` }).waitFor();
    await page.getByLabel(QUESTION).fill('12487');
    await page
      .getByLabel(`Plik: ${DOCUMENT}`)
      .setInputFiles({ name: 'legitymacja.png', mimeType: 'image/png', buffer: await certificate() });
    await page.getByRole('button', { name: 'Usuń plik legitymacja.png' }).waitFor();
    await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
    await page.getByRole('button', { name: 'Wyślij wniosek' }).click();

    // then
    await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
  });

  it('is read with its answer by the clerk, and decided like any other', async () => {
    const { page } = window;
    const task = await verificationOf(clerk, applicationId);
    await signInAtOffice(page, DEMO.clerk);
    await page.goto(`${addressOf('operator')}/zadania/${task}`);
    await page.getByRole('heading', { name: 'Odpowiedzi z formularza' }).waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(new RegExp(`${QUESTION}\\s+12487`));
    await decide(clerk, applicationId, 'approve');
    await applicationState(student.portal, applicationId, 'in-production');
  });

  it('has versions that differ in words, an older one restored as a new one, and is retired', async () => {
    const { page } = window;
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/typy-wnioskow/karta-studenta-${MARK}`);
    await page.getByRole('button', { name: `Wyjmij: ${QUESTION}` }).click();
    await page.getByRole('button', { name: /Opublikuj wersję 2/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel(/Co się zmieniło/)
      .first()
      .fill('Nie pytamy o legitymację.');
    await dialog.getByRole('button', { name: 'Opublikuj', exact: true }).click();
    await page.getByText('Opublikowano wersję 2.').waitFor();

    // when
    await page.getByRole('button', { name: 'Wersje' }).click();
    await page.getByText(`Wyjęte: ${QUESTION}`).waitFor();
    await page.getByText('„Nie pytamy o legitymację.”').waitFor();
    await lookAt(page, 'typ-wniosku-wersje');
    await page.getByRole('button', { name: /Przywróć jako nową wersję/ }).click();
    await page.getByRole('button', { name: /Opublikuj wersję 3/ }).click();
    await dialog.getByText(`Nowe: ${QUESTION}, wymagane`).waitFor();
    await dialog.getByRole('button', { name: 'Opublikuj', exact: true }).click();
    await page.getByText(/wersja 3 działa od/).waitFor();
    await page.getByRole('link', { name: 'Wróć do typów wniosków' }).click();
    const row = page.getByRole('row').filter({ hasText: NAME });
    await row.getByRole('button', { name: /Wycofaj/ }).click();

    // then
    await row.getByText('wycofany').waitFor();
    const { portal } = student;
    const offered = await portal.must(portal.get<{ offers: { code: string }[] }>('/api/resident/applications'));
    expect(offered.offers.map(({ code }) => code)).not.toContain(`karta-studenta-${MARK}`);
    expect(window.complaints).toEqual([]);
  });
});
