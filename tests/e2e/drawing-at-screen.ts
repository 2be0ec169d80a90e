import { addressOf, DEMO } from '../makers/town.ts';
import type { Window } from '../makers/window.ts';
import { signInAtOffice } from './people-at-screens.ts';
import { tabTo } from './tabbing.ts';

const MOST_CHOICES = 80;

type Page = Window['page'];

/** Works at the screen by keyboard alone: Tab to what has the name, then keys. */
export function byKeyboard(page: Page) {
  const reach = async (role: 'button' | 'combobox' | 'textbox', name: string | RegExp): Promise<void> => {
    const wanted = page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) }).first();
    await wanted.waitFor();
    await wanted.evaluate((element) =>
      (element as { setAttribute(name: string, value: string): void }).setAttribute('data-wanted', ''),
    );
    await tabTo(page, '[data-wanted]');
    await wanted.evaluate((element) =>
      (element as { removeAttribute(name: string): void }).removeAttribute('data-wanted'),
    );
  };
  return {
    async press(_role: 'button', name: string | RegExp): Promise<void> {
      await reach('button', name);
      await page.keyboard.press('Enter');
    },
    /** A step of the list, by its arrows. */
    async step(name: RegExp): Promise<void> {
      await tabTo(page, '.md-step__name');
      await page.keyboard.press('Home');
      const shown = (): Promise<string> => page.evaluate<string>('document.activeElement.innerText');
      for (let press = 0; press < MOST_CHOICES * 2 && !name.test(await shown()); press += 1)
        await page.keyboard.press('ArrowDown');
      expect(await shown()).toMatch(name);
      await page.keyboard.press('Enter');
    },
    async write(label: string | RegExp, text: string): Promise<void> {
      await reach('textbox', label);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    /** With the arrows, from where the list stands. */
    async choose(label: string, choice: string): Promise<void> {
      await reach('combobox', label);
      const shown = (): Promise<string> =>
        page.evaluate<string>('document.activeElement.selectedOptions[0].textContent.trim()');
      await page.keyboard.press('Home');
      for (let press = 0; press < MOST_CHOICES && (await shown()) !== choice; press += 1)
        await page.keyboard.press('ArrowDown');
      expect(await shown()).toBe(choice);
    },
  };
}

/** The second administrator reads what changes, and says yes. */
export async function secondPersonSays(page: Page, change: string): Promise<void> {
  await signInAtOffice(page, DEMO.secondAdmin);
  await page.goto(`${addressOf('operator')}/procesy/zatwierdzenia`);
  await page.getByRole('link', { name: 'Wdrożenie' }).first().click();
  await page.getByText(change).first().waitFor();
  await page.getByRole('button', { name: 'Zatwierdź' }).click();
  await page.getByText('Zatwierdzone. Działa od teraz.').waitFor();
}
