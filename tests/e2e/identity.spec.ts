import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { filledDraft, signedInResident, submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { newApplicant } from '../makers/people.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';

const PICTURES = process.env['KARTA_PICTURES'];
let window: Window;
beforeAll(async () => {
  window = await openWindow();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
}, 60_000);
afterAll(() => window.close());

/** The same number from two accounts; answers the task of the first. */
async function claimedByTwo(): Promise<string> {
  const { pesel } = newApplicant();
  const { applicationId } = await submittedApplication(await signedInResident({ ...newApplicant(), pesel }));
  const other = await filledDraft(await signedInResident({ ...newApplicant(), pesel }));
  await other.portal.must(other.portal.post(`/api/resident/applications/${other.applicationId}/submit`));
  return verificationOf(await operator(), applicationId);
}

describe('a PESEL that two people claim', () => {
  it('is decided at the task before anything is granted, by keyboard alone', async () => {
    // given
    const { page } = window;
    const taskId = await claimedByTwo();
    await page.goto(`${addressOf('operator')}/zaloguj`);
    await page.getByLabel('Adres e-mail').fill(DEMO.clerk);
    await page.getByLabel('Hasło', { exact: true }).fill(DEMO.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Zadania' }).waitFor();
    await page.goto(`${addressOf('operator')}/zadania/${taskId}`);
    await page.getByText('Rozstrzyga osoba, która prowadzi zadanie.').waitFor();
    await page.keyboard.press('p');
    const pane = page.locator('km-identity');
    await pane.getByRole('radio', { name: /Właściciel numeru/ }).waitFor();

    // when
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');

    // then
    await page.getByText('Najpierw zdecyduj, kim jest wnioskodawca').waitFor();
    await picture('open');

    // when
    await pane.getByRole('button', { name: 'Zapisz rozstrzygnięcie' }).focus();
    await page.keyboard.press('Enter');

    // then
    await pane.getByText('Wybierz, kim jest wnioskodawca').waitFor();
    expect(await violationsOf(page)).toEqual([]);

    // when
    await pane.getByRole('radio', { name: /Właściciel numeru/ }).focus();
    await page.keyboard.press('Space');
    await pane.getByRole('radio', { name: /Dokument/ }).focus();
    await page.keyboard.press('Space');
    await pane.getByLabel('Uzasadnienie').fill('Okazany dowód osobisty.');
    await picture('form');
    await pane.getByRole('button', { name: 'Zapisz rozstrzygnięcie' }).focus();
    await page.keyboard.press('Enter');

    // then
    await pane.getByText('potwierdzona', { exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture('decided');
    await page.locator('#wynik-approve').focus();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => !url.pathname.includes(taskId));
  }, 120_000);
});

async function picture(name: string): Promise<void> {
  if (!PICTURES) return;
  const { page } = window;
  for (const width of [360, 1366]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await page.screenshot({ path: join(PICTURES, `identity-${name}-${width}.png`), fullPage: true });
  }
}
