import { decide, signedInResident, submittedApplication, taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rareApplicant } from '../makers/people.ts';
import { violationsOf } from './accessibility.ts';
import { signInAtPortal } from './people-at-screens.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(() => window.close());

it('X-3, 004-27: the title names package and criterion; the way of an application is its process’s own diagram, with the step where it is, a detour and the end, and a list that says the same', async () => {
  // given
  const { page } = window;
  const resident = await signedInResident(rareApplicant('Drogowa'));
  const { applicationId } = await submittedApplication(resident);
  const clerk = await operator();
  await taskOf(clerk, applicationId);
  await signInAtPortal(page, resident.applicant);

  // when: it is checked
  await page.goto(`${addressOf('portal')}/wnioski/${applicationId}`);
  const row = (label: string) => page.getByRole('row', { name: label });
  const stands = (label: string, state: string) => row(label).getByText(state, { exact: true }).waitFor();
  await stands('Sprawdzamy wniosek', 'Teraz');

  // then
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(
    /Wniosek o wydanie uprawnień: Pakiet Mieszkańca\s+na podstawie kryterium: zameldowanie/,
  );
  await stands('Przygotowujemy kartę', 'Przed nami');
  await stands('Karta odebrana', 'Przed nami');
  expect(await row('Odmowa z uzasadnieniem').count()).toBe(0);
  await page.getByText('tu jest Twój wniosek').first().waitFor({ state: 'attached' });
  await page.getByText(/Ile to zwykle trwa, powiemy|Zwykle decyzja zapada/).waitFor();
  expect(await violationsOf(page)).toEqual([]);

  // when: it is called for completion, while the page is open
  await decide(clerk, applicationId, 'call', 'Prosimy o inne zdjęcie.');

  // then
  await stands('Czekamy na uzupełnienie wniosku', 'Teraz');
  await stands('Sprawdzamy wniosek', 'Zrobione');
}, 120_000);
