// A town of its own: new versions would change what the other tests get.
// oxlint-disable-next-line import/no-unassigned-import
import '../faults/own-folder.ts';
import { rmSync } from 'node:fs';
import { startTown, stopTown, type Launcher } from '../faults/launcher.ts';
import { decide, submittedApplication, taskOf, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { employed } from '../makers/staff.ts';
import { addressOf, FOLDER } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { byKeyboard, secondPersonSays } from './drawing-at-screen.ts';
import { signInAtOffice } from './people-at-screens.ts';

let town: Launcher | undefined;
let office: Window;
beforeAll(async () => {
  office = await openWindow({ width: 1366, height: 900 });
  town = await startTown();
}, 180_000);
afterAll(async () => {
  await office.close();
  await stopTown(town);
  rmSync(FOLDER, { recursive: true, force: true });
}, 60_000);

async function open(process: string): Promise<Window['page']> {
  const { page } = office;
  await signInAtOffice(page, (await employed(['admin'])).email);
  await page.goto(`${addressOf('operator')}/procesy/modeler/${process}`);
  await page.getByRole('list', { name: 'Kroki po kolei' }).getByRole('listitem').first().waitFor();
  return page;
}

describe('B-12: a clerk adds a second approval', () => {
  it('by keyboard alone; applications that come after it have the task, those under way do not', async () => {
    // given
    const clerk = await operator();
    const before = await submittedApplication();
    await verificationOf(clerk, before.applicationId);
    const page = await open('card-application');
    const keys = byKeyboard(page);

    // when: the step is put between the decision and its end
    await keys.step(/^Decyzja\s/);
    await keys.write('Nazwa nowego kroku', 'Druga akceptacja');
    await keys.choose('Gdzie', 'przed „Zatwierdzony” (zatwierdź)');
    await keys.press('button', 'Dodaj krok');
    await page.getByRole('button', { name: /^Druga akceptacja Zadanie człowieka/, expanded: true }).waitFor();

    // and is told who does it, on which screen, with which answers
    await keys.press('button', 'Ustaw krok');
    await keys.choose('Kto wykonuje', 'Biuro Karty');
    for (const answer of ['Zatwierdź', 'Odrzuć']) {
      await keys.choose('Wynik do dodania', answer);
      await keys.press('button', 'Dodaj wynik');
    }
    await keys.press('button', /Dodaj wiersz.*Co krok oddaje/);

    // and its answer leads on, or to the refusal
    await keys.choose('Dodaj po tym kroku', 'Rozgałęzienie');
    await keys.write('Nazwa nowego kroku', 'Druga decyzja');
    await keys.press('button', 'Dodaj krok');
    await page.getByRole('button', { name: /^Druga decyzja/, expanded: true }).waitFor();
    await keys.choose('Poprowadź strzałkę do', 'Odrzucony');
    await keys.press('button', 'Połącz');
    await keys.press('button', /^Strzałka do „Odrzucony”/);
    await keys.write('Warunek', 'decision = "reject"');
    await keys.step(/^Druga decyzja/);
    await keys.press('button', 'Ustaw krok');
    await keys.choose('Droga domyślna', 'do: Zatwierdzony');
    await page.getByRole('button', { name: 'Uwagi (0)' }).waitFor();

    // then: what a screen reader is told of the new steps
    const row = page
      .getByRole('listitem')
      .filter({ has: page.locator('[id^="krok-"]', { hasText: 'Druga akceptacja' }) });
    expect(await row.ariaSnapshot()).toMatchInlineSnapshot(`
     "- listitem:
       - button "Druga akceptacja Zadanie człowieka"
       - text: →
       - button "Druga decyzja""
    `);

    // and when: it is published with a note and a second person's word
    await keys.press('button', /^Opublikuj…/);
    await keys.write(/Co się zmienia/, 'Każdy wniosek zatwierdza druga osoba.');
    await keys.press('button', 'Opublikuj');
    await page.getByText('card-application czeka na drugą osobę.').waitFor();
    await secondPersonSays(page, 'Druga akceptacja: nowe');

    // and both applications are approved once
    const after = await submittedApplication();
    for (const each of [before, after]) await decide(clerk, each.applicationId, 'approve');

    // then
    await taskOf(clerk, before.applicationId, (task) => task.group === 'production');
    await taskOf(clerk, after.applicationId, (task) => task.elementId.startsWith('Activity_'));
  }, 240_000);

  it('by mouse on the canvas; a second person’s word publishes it, and the version before is brought back by one click', async () => {
    // given
    const page = await open('review-application');
    await page
      .getByRole('button', { name: /^Decyzja/ })
      .first()
      .click();

    // when: the task is put behind the decision, and leads to its end in the place of the old arrow
    await page.getByTitle('Dodaj: Zadanie człowieka').click();
    await page.getByLabel('Nazwa kroku').fill('Druga akceptacja');
    await page.getByLabel('Wynik do dodania').selectOption({ label: 'Zatwierdź' });
    await page.getByRole('button', { name: 'Dodaj wynik' }).click();
    await page.getByLabel('Kto wykonuje').selectOption({ label: 'Biuro Karty' });
    await page.getByTitle('Połącz strzałką').click();
    await page.locator('[data-element-id="review-approved"] .djs-hit').last().click();
    await page.getByRole('button', { name: /^Decyzja/, expanded: false }).click();
    await page.getByRole('button', { name: 'Usuń strzałkę do Zatwierdzony' }).click();
    await page.getByRole('button', { name: 'Strzałka do „Druga akceptacja”' }).click();
    await page.getByRole('textbox', { name: 'Warunek' }).fill('decision = "approve"');
    await page.getByRole('textbox', { name: 'Warunek' }).blur();
    await page.getByRole('button', { name: 'Uwagi (0)' }).waitFor();

    // and it is published
    await page.getByRole('button', { name: /^Opublikuj…/ }).click();
    await page.getByLabel(/Co się zmienia/).fill('Druga osoba zatwierdza.');
    await page.getByRole('button', { name: 'Opublikuj', exact: true }).click();
    await page.getByText('review-application czeka na drugą osobę.').waitFor();
    await secondPersonSays(page, 'Druga akceptacja: nowe');

    // then
    await open('review-application');
    await page.getByText(/Wersja 2 działa od/).waitFor();

    // and when
    await page.getByRole('button', { name: 'Wersje' }).click();
    await page.getByRole('button', { name: 'Przywróć wersję 1' }).click();
    await page.getByText('Przywrócenie wersji 1 czeka na drugą osobę.').waitFor();
    await secondPersonSays(page, 'Druga akceptacja: usunięte');

    // then
    await open('review-application');
    await page.getByText(/Wersja 3 działa od/).waitFor();
    await page.getByRole('button', { name: /^Druga akceptacja/ }).waitFor({ state: 'detached' });
  }, 180_000);
});
