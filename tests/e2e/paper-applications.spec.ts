import { readFile } from 'node:fs/promises';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import { decide, verificationOf } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { certificate, portrait, rareApplicant } from '../makers/people.ts';
import { enteredPerson } from '../makers/register.ts';
import { hired } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
let other: Caller;
const { lastName } = rareApplicant('Papierowa');
const PESEL = testPesel('1992-08-23', 600 + Math.floor(Math.random() * 9000));
let id = '';
let paperId = '';
let taskId = '';

beforeAll(async () => {
  window = await openWindow();
  other = await operator(DEMO.secondClerk);
  id = await enteredPerson(await operator(), { lastName, pesel: PESEL, email: 'papierowa@poczta.example' });
  await signInAtOffice(window.page);
}, 60_000);
afterAll(() => window.close());

describe('an application that was brought on paper', () => {
  it('A-12 is typed in by the form of the portal, its terms run from the day it came, a confirmation is printed, the process is the same', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/mieszkancy/${id}`);
    await page.getByRole('link', { name: /Nowy wniosek/ }).click();
    await page.getByRole('heading', { name: 'Wniosek papierowy' }).waitFor();
    await lookAt(page, 'wniosek-papierowy-wybor');
    await page.getByRole('button', { name: 'Przepisz wniosek' }).click();
    await page.getByText('Wybierz rodzaj wniosku').waitFor();
    await page.locator('input[name=rodzaj-wniosku][value=card-issue]').check();
    const received = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Data wpływu').fill(received);
    await page.getByRole('button', { name: 'Przepisz wniosek' }).click();
    await page.waitForURL(/wniosek-papierowy/);
    await page.locator('#papier-lastName').waitFor();
    expect(await page.locator('#papier-lastName').inputValue()).toBe(lastName);
    expect(await page.locator('#papier-pesel').inputValue()).toBe(PESEL);
    await page.keyboard.press('Control+Enter');
    await page.locator('#papier-pickupPointId-error').waitFor();
    await lookAt(page, 'wniosek-papierowy-bledy');
    await page.locator('#papier-pickupPointId').selectOption({ index: 1 });
    await page
      .getByLabel('Plik ze zdjęciem')
      .setInputFiles({ name: 'z.png', mimeType: 'image/png', buffer: await portrait() });
    await page.getByRole('dialog').getByRole('button', { name: 'Użyj zdjęcia' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByLabel('Data dokumentu').first().fill(received);
    await page
      .getByLabel(/^Plik:/)
      .first()
      .setInputFiles({ name: 's.png', mimeType: 'image/png', buffer: await certificate() });
    await page.getByText(/s\.png/).waitFor();
    await page.locator('fieldset input[type=checkbox]').first().waitFor();
    for (const consent of await page.locator('fieldset input[type=checkbox]').all()) await consent.check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /Przyjęto wniosek \d+/ }).waitFor();
    await lookAt(page, 'wniosek-papierowy-przyjety');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Potwierdzenie (PDF)' }).click();
    const pdf = await readFile(await (await download).path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

    // then: it runs as one from the portal does, with the clerk as who took it in
    const link = await page.getByRole('link', { name: 'Otwórz wniosek' }).getAttribute('href');
    paperId = link?.split('/').at(-1) ?? '';
    taskId = await verificationOf(other, paperId);
    const [intake] = await rowsOf<{ receivedOn: string }>('paper_intakes', { applicationId: paperId });
    expect(intake?.receivedOn).toBe(received);
    const [sent] = await rowsOf<{ actorKind: string }>('audit', { act: 'application.submit', subjectId: paperId });
    expect(sent?.actorKind).toBe('operator');
  });

  it('X-6 within a task of the person the page opens without another reason, and outside of it with one alone', async () => {
    const colleague = await hired(['clerk']);
    const within = await colleague.get(`/api/operator/residents/${id}?task=${encodeURIComponent(taskId)}`);
    const outside = await colleague.get(`/api/operator/residents/${id}`);
    expect([within.status, outside.status, outside.body['code']]).toEqual([200, 409, 'READ_REASON_NEEDED']);
    await window.page.goto(`${addressOf('operator')}/zadania/${encodeURIComponent(taskId)}`);
    await window.page.getByRole('link', { name: 'Otwórz wpis w rejestrze mieszkańców' }).click();
    await window.page.getByRole('heading', { name: new RegExp(lastName) }).waitFor();
    await window.page.keyboard.press('e');
    await window.page.waitForURL(/edycja\?zadanie=/);
    await window.page.locator('#osoba-phone').waitFor();
  });

  it('000-22 what an approved application changes in the register stands in the history of the entry too', async () => {
    await decide(other, paperId, 'approve');
    await until('the entry to be brought up to date by the application', async () => {
      const changes = await rowsOf<{ source: string }>('resident_changes', { residentId: id });
      return changes.some(({ source }) => source === 'application');
    });
  });
});
