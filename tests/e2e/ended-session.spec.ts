import { signedInResident } from '../makers/applications.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rareApplicant } from '../makers/people.ts';
import { violationsOf } from './accessibility.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

type Page = Window['page'];
let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(() => window.close());

/** The session is gone at the server; the page knows nothing of it. */
async function endSession(page: Page, app: 'operator' | 'portal'): Promise<void> {
  const origin = addressOf(app);
  const area = app === 'operator' ? 'operator' : 'resident';
  await page.request.post(`${origin}/api/${area}/sign-out`, { headers: { origin }, data: {} });
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Zaloguj się jeszcze raz' });

describe('a session that ends while a person writes', () => {
  it('is taken up again over the page in the portal, and what was sent is done', async () => {
    // given
    const { page } = window;
    const { applicant } = await signedInResident(rareApplicant('Wygasła'));
    await signInAtPortal(page, applicant);
    await page.goto(`${addressOf('portal')}/konto`);
    await page.getByLabel('Nr telefonu').fill('600 100 201');
    await page.getByLabel('Hasło do konta').fill(applicant.password);
    await endSession(page, 'portal');

    // when: first with a wrong password, by the keyboard alone
    await page.keyboard.press('Enter');
    const dialog = dialogOf(page);
    await dialog.getByText(applicant.email).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByLabel('Hasło').first().fill('nie to hasło wcale');
    await page.keyboard.press('Enter');
    await dialog.getByText('To nie to hasło. Wpisz je jeszcze raz.').waitFor();
    await dialog.getByLabel('Hasło').first().fill(applicant.password);
    await page.keyboard.press('Enter');

    // then
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Numer telefonu zmieniony.').waitFor();
    await page.reload();
    expect(await page.getByLabel('Nr telefonu').inputValue()).toContain('600');
  }, 120_000);

  it('is taken up again over the page in the office', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/ustawienia`);
    const field = page.getByLabel('Dni na odbiór karty');
    await field.fill('31');
    await endSession(page, 'operator');

    // when
    await field.press('Enter');
    const dialog = dialogOf(page);
    await dialog.getByLabel('Hasło').first().fill(DEMO.password);
    await page.keyboard.press('Enter');

    // then
    await page.getByText('Zapisano: Dni na odbiór karty.').waitFor();
    expect(await field.inputValue()).toBe('31');
    await field.fill('30');
    await field.press('Enter');
    await page.getByText('Zapisano: Dni na odbiór karty.').nth(0).waitFor();
  }, 120_000);

  it('leads to the sign-in, and back afterwards, where the person leaves', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/ustawienia`);
    const field = page.getByLabel('Dni na odbiór karty');
    await field.fill('32');
    await endSession(page, 'operator');

    // when
    await field.press('Enter');
    await dialogOf(page).getByRole('button', { name: 'Wyjdź' }).click();

    // then
    await page.waitForURL((url) => url.pathname === '/zaloguj' && url.searchParams.get('powrot') === '/ustawienia');
  }, 120_000);
});
