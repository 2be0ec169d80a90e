import { employed } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

let office: Window;
beforeAll(async () => {
  office = await openWindow({ width: 1366, height: 900 });
}, 60_000);
afterAll(() => office.close());

/** Somebody who draws, and nobody else: drafts of others would be told. */
async function drawer(page: Window['page'], process = 'card-application'): Promise<void> {
  await signInAtOffice(page, (await employed(['admin'])).email);
  await page.goto(`${addressOf('operator')}/procesy/modeler/${process}`);
  await page.getByRole('list', { name: 'Kroki po kolei' }).getByRole('listitem').first().waitFor();
}

describe('B-12: the modeller', () => {
  it('draws the town’s process, lists its steps and finds nothing wrong with it', async () => {
    // given
    const { page } = office;

    // when
    await drawer(page);

    // then
    await page.getByRole('heading', { name: 'Wydanie karty', level: 1 }).waitFor();
    await page.getByRole('button', { name: /^Uwagi \(0\)/ }).waitFor();
    await lookAt(page, 'modeller');
    await page
      .getByRole('button', { name: /^Zweryfikuj wniosek/ })
      .first()
      .click();
    await page.getByLabel('Kto wykonuje').waitFor();
    await lookAt(page, 'modeller-step');
    await page.getByRole('button', { name: 'Wypróbuj' }).click();
    await page.getByRole('button', { name: 'Krok dalej' }).click();
    await page.getByRole('button', { name: 'Krok dalej' }).click();
    await lookAt(page, 'modeller-trial');
    await page.getByRole('button', { name: 'Zakończ próbę' }).click();
    await page.getByRole('button', { name: /Opublikuj/ }).click();
    await page.getByLabel(/Co się zmienia/).waitFor();
    await lookAt(page, 'modeller-publication');
  }, 120_000);
});
