import { signedInResident } from '../makers/applications.ts';
import { handOver, readyCard } from '../makers/production.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rareApplicant } from '../makers/people.ts';
import { violationsOf } from './accessibility.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(() => window.close());

async function expectAccessible(): Promise<void> {
  expect(await violationsOf(window.page)).toEqual([]);
}

describe('a card that is blocked and found again, at the screens', () => {
  it('is blocked by its holder, and the office finds it in the register of cards and asks a second person to unblock it (000-16, 004-39, 004-42, T12)', async () => {
    // given
    const { page } = window;
    const resident = await signedInResident(rareApplicant('Zgubna'));
    const { clerk, card } = await readyCard(resident);
    await handOver(clerk, card);

    // when: the holder blocks it
    await signInAtPortal(page, resident.applicant);
    await page.getByRole('button', { name: 'Zastrzeż kartę' }).click();
    await page.getByRole('dialog', { name: 'Zastrzec kartę?' }).getByLabel('Ktoś ukradł mi kartę').check();
    await expectAccessible();
    await page.getByRole('dialog').getByRole('button', { name: 'Zastrzeż kartę' }).click();
    await page.getByText('Karta jest zastrzeżona i nie działa.').waitFor();

    // and the office asks for unblocking, by keyboard
    await signInAtOffice(page, DEMO.clerk);
    await page.goto(`${addressOf('operator')}/karty?szukaj=${card.number}`);
    await page.getByRole('row', { name: new RegExp(card.number) }).waitFor();
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('tbody tr').first().innerText()).toMatch(
      new RegExp(`${resident.applicant.lastName}[^]*Zastrzeżona`),
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Odblokuj…' }).click();
    await expectAccessible();
    await page.getByLabel(/Powód/).fill('Karta się znalazła, posiadaczka okazała dowód.');
    await page.getByRole('dialog').getByRole('button', { name: 'Odblokuj' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // then: a second person reads what it is about and confirms
    await signInAtOffice(page, 'marek.krol@nowa-rzeczna.example');
    await page.goto(`${addressOf('operator')}/zadania`);
    const task = page.getByRole('row', { name: /odblokowanie/i }).last();
    await task.waitFor();
    await task.dblclick();
    await page.getByText('Karta się znalazła, posiadaczka okazała dowód.').waitFor();
    await expectAccessible();
    await page.keyboard.press('p');
    await page.getByRole('radio', { name: /Potwierdź/ }).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Decyzja zapisana/).waitFor();
    await signInAtPortal(page, resident.applicant);
    await until('the card to be active again', async () => {
      await page.reload();
      await page.getByText(card.number).first().waitFor();
      return (await page.getByText('Aktywna').count()) > 0;
    });
  }, 180_000);
});
