import { DATED, newDraft, signedInResident, submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { certificate, portrait, rareApplicant } from '../makers/people.ts';
import { applicationState } from '../makers/production.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';
import { tabTo, tabThroughAll } from './tabbing.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(() => window.close());

describe('E-11: the office by keyboard alone', () => {
  it('a clerk reads the shortcuts, finds the task, takes it, decides it and comes to the next', async () => {
    // given
    const { page } = window;
    const filed = await submittedApplication(await signedInResident(rareApplicant('Klawiszowa')));
    const taskId = await verificationOf(await operator(), filed.applicationId);
    await signInAtOffice(page);
    await page.goto(`${addressOf('operator')}/zadania`);
    await page.getByRole('row', { name: new RegExp(filed.applicant.lastName) }).waitFor();

    // when: help opens and closes, and no key acts behind it
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Skróty klawiszowe' }).waitFor();
    await page.keyboard.press('n');
    expect(new URL(page.url()).pathname).toBe('/zadania');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // and N opens the most urgent task, Esc goes back to the list
    await page.keyboard.press('n');
    await page.waitForURL(/\/zadania\/.+/);
    await page.keyboard.press('Escape');
    await page.getByLabel('Filtruj w widocznych kolumnach').waitFor();
    await page.getByRole('row', { name: new RegExp(filed.applicant.lastName) }).waitFor();

    // and the filter finds one person, whose row is taken by P and opened by Enter
    await page.keyboard.press('f');
    await page.locator('#filtr:focus').waitFor();
    await page.keyboard.type(filed.applicant.lastName);
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: new RegExp(filed.applicant.lastName) }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('p');
    await page.getByRole('cell', { name: 'Ja', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => decodeURIComponent(url.pathname).endsWith(taskId));
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('1');
    await page.getByRole('radio', { name: /Zatwierdź/, checked: true }).waitFor();
    await page.keyboard.press('Control+Enter');

    // then
    await page.waitForURL((url) => !decodeURIComponent(url.pathname).endsWith(taskId));
    await applicationState(filed.portal, filed.applicationId, 'in-production');
  }, 120_000);

  it('every stop on the way through the list and a task shows where the focus is', async () => {
    // given
    const { page } = window;
    const { applicationId, applicant } = await submittedApplication(await signedInResident(rareApplicant('Widoczna')));
    const taskId = await verificationOf(await operator(), applicationId);
    await signInAtOffice(page);

    for (const path of ['zadania', `zadania/${taskId}`]) {
      // when
      await page.goto(`${addressOf('operator')}/${path}`);
      await page.getByText(applicant.lastName).first().waitFor();
      const stops = await tabThroughAll(page);

      // then
      expect(stops.length).toBeGreaterThan(5);
      expect(stops.filter((stop) => !stop.isVisible).map((stop) => stop.name)).toEqual([]);
    }
  }, 120_000);
});

describe('E-11: the portal by keyboard alone', () => {
  it('a resident fills the application and sends it with Tab, Space and Enter, and always sees the focus', async () => {
    // given
    const { page } = window;
    const somebody = await signedInResident(rareApplicant('Tabulatorowa'));
    const { applicant, portal } = somebody;
    const applicationId = await newDraft(somebody);
    await signInAtPortal(page, applicant);
    await page.goto(`${addressOf('portal')}/wnioski/${applicationId}/formularz`);
    await page.getByLabel('PESEL').waitFor();

    // when
    const answers: [field: string, words: string][] = [
      ['pesel', applicant.pesel],
      ['street', 'Nadbrzeżna'],
      ['houseNumber', '31'],
      ['postalCode', '09-990'],
      ['place', 'Nowa Rzeczna'],
      ['phone', applicant.phone],
    ];
    for (const [field, words] of answers) {
      await tabTo(page, `#${field}`);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(words);
    }
    await page
      .getByLabel('Plik ze zdjęciem')
      .setInputFiles({ name: 'ja.png', mimeType: 'image/png', buffer: await portrait() });
    await tabTo(page, '[role=dialog] .btn--primary');
    await page.keyboard.press('Enter');
    await page.getByAltText('Twoje zdjęcie na kartę').waitFor();
    await page
      .getByLabel('Plik: Zaświadczenie o zameldowaniu')
      .setInputFiles({ name: 'zaswiadczenie.png', mimeType: 'image/png', buffer: await certificate() });
    await page.getByRole('button', { name: 'Usuń plik zaswiadczenie.png' }).waitFor();
    await page.getByLabel('Data wystawienia').fill(DATED);
    await tabTo(page, 'input[name=pickupPointId]');
    await page.keyboard.press('Space');
    for (const consent of await page.locator('input[id^=zgoda-]').all()) {
      await tabTo(page, `#${await consent.getAttribute('id')}`);
      await page.keyboard.press('Space');
    }
    await tabTo(page, 'button.btn--primary');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Co potem i do kiedy' }).waitFor();
    await tabTo(page, 'button.btn--primary');
    await page.keyboard.press('Enter');

    // then
    await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
    await expect(applicationState(portal, applicationId, 'in-review')).resolves.toBeUndefined();
  }, 120_000);
});
