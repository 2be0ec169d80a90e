import { join } from 'node:path';
import sharp from 'sharp';
import { filledDraft, signedInResident, taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { portrait, rareApplicant } from '../makers/people.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(() => window.close());

const HEIC = join(import.meta.dirname, '../files/portrait.heic');
const scoresOf = async () =>
  (await window.page.locator('.photo-scores li').allTextContents()).map((text) => text.trim());

it('X-10: the coach says one thing to do about a dark picture, refuses none, opens a telephone’s HEIF picture, and the clerk reads the same scores', async () => {
  // given
  const { page } = window;
  const { portal, applicant } = await signedInResident(rareApplicant('Portretowa'));
  const { applicationId } = await filledDraft({ portal, applicant });
  await signInAtPortal(page, applicant);
  await page.goto(`${addressOf('portal')}/wnioski/${applicationId}/formularz`);
  const picker = page.getByLabel('Plik ze zdjęciem');
  const dark = await sharp(await portrait())
    .linear(0.3, 0)
    .png()
    .toBuffer();

  // when: too dark
  await picker.setInputFiles({ name: 'ciemne.png', mimeType: 'image/png', buffer: dark });

  // then: one piece of advice, all four measures, and the picture may be taken all the same
  await page.getByRole('status').getByText('Za ciemno. Stań przodem do okna.').waitFor();
  expect(await scoresOf()).toHaveLength(4);
  expect(await scoresOf()).toContain('Jasność za ciemno');
  expect(await page.getByRole('button', { name: 'Użyj zdjęcia' }).isEnabled()).toBe(true);
  expect(await violationsOf(page)).toEqual([]);

  // when: a picture as telephones make it
  await page.getByRole('button', { name: 'Anuluj', exact: true }).last().click();
  await picker.setInputFiles(HEIC);
  await page.getByText('Jasność dobra').waitFor();
  const told = await scoresOf();
  const stored = page.waitForResponse((response) => response.url().endsWith('/photo') && response.ok());
  await page.getByRole('button', { name: 'Użyj zdjęcia' }).click();
  await stored;

  // then: the clerk reads what the applicant read
  await portal.must(portal.post(`/api/resident/applications/${applicationId}/submit`));
  const { id: taskId } = await taskOf(await operator(), applicationId);
  await signInAtOffice(page);
  await page.goto(`${addressOf('operator')}/zadania/${encodeURIComponent(taskId)}`);
  await page.locator('.photo-scores').waitFor();
  expect(await scoresOf()).toEqual(told);
}, 120_000);
