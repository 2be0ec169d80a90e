import {
  newDraft,
  signedInResident,
  submittedApplication,
  verificationOf,
  type Filed,
} from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rareApplicant } from '../makers/people.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

const REASON = 'Zaświadczenie dotyczy innej osoby niż wnioskodawca.';
let resident: Window;
let office: Window;

beforeAll(async () => {
  resident = await openWindow({ width: 360, height: 740 });
  office = await openWindow();
  await signInAtOffice(office.page);
}, 90_000);
afterAll(async () => {
  await resident.close();
  await office.close();
});

/** An application that waits for its verification, and its applicant at the portal. */
async function waitingApplication(surname: string): Promise<Filed & { taskId: string }> {
  const filed = await submittedApplication(await signedInResident(rareApplicant(surname)));
  const taskId = await verificationOf(await operator(), filed.applicationId);
  await signInAtPortal(resident.page, filed.applicant);
  return { ...filed, taskId };
}

describe('an application that does not become a card', () => {
  it('B-4: a refusal asks for its reason, and the reason reaches the resident on the screen and by mail', async () => {
    // given
    const { page } = office;
    const { applicant, applicationId, taskId } = await waitingApplication('Odmowna');
    await page.goto(`${addressOf('operator')}/zadania/${taskId}`);
    await page.getByRole('button', { name: /Przejmij zadanie/ }).click();

    // when: at first without a reason
    await page.getByLabel(/Odrzuć/).check();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Wpisz uzasadnienie, trafi do wnioskodawcy').waitFor();
    await page.getByLabel(/Uzasadnienie/).fill(REASON);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(taskId));

    // then
    await expect(letterText(applicant.email, /decyzja odmowna/)).resolves.toContain(REASON);
    await resident.page.goto(`${addressOf('portal')}/wnioski/${applicationId}`);
    await resident.page.getByText('Odrzucony').first().waitFor();
    await resident.page.getByText(REASON).first().waitFor();
  }, 120_000);

  it('004-33: a withdrawal before the decision takes the task off the clerk’s open list without a reload', async () => {
    // given: a clerk looks at the list, and the browser would know of a reload
    const { page } = office;
    const { applicant, applicationId } = await waitingApplication('Wycofana');
    await page.goto(`${addressOf('operator')}/zadania`);
    const row = page.getByRole('row', { name: new RegExp(applicant.lastName) });
    await row.waitFor();
    await page.evaluate('window.stillTheSamePage = true');

    // when
    await resident.page.goto(`${addressOf('portal')}/wnioski/${applicationId}`);
    await resident.page.getByRole('button', { name: 'Wycofaj wniosek' }).click();
    await resident.page.getByRole('dialog').getByRole('button', { name: 'Wycofaj wniosek' }).click();

    // then
    await resident.page.getByText('Wycofany').first().waitFor();
    await row.waitFor({ state: 'detached' });
    expect(await page.evaluate('window.stillTheSamePage')).toBe(true);
    await expect(letterText(applicant.email, /wycofany/)).resolves.toContain('potwierdzamy wycofanie');
  }, 120_000);

  it('004-47: a draft that is deleted is gone from the list and from the server', async () => {
    // given
    const { page } = resident;
    const somebody = await signedInResident(rareApplicant('Robocza'));
    const draftId = await newDraft(somebody);
    await signInAtPortal(page, somebody.applicant);

    // when
    await page.goto(`${addressOf('portal')}/wnioski`);
    await page.getByRole('link', { name: /Dokończ/ }).click();
    await page.getByRole('button', { name: 'Usuń wersję roboczą' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń wersję roboczą' }).click();

    // then
    await page.getByRole('heading', { name: 'Nie masz jeszcze wniosków' }).waitFor();
    expect((await somebody.portal.get(`/api/resident/applications/${draftId}`)).status).toBe(404);
  }, 120_000);
});
