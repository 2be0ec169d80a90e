import { AxeBuilder } from '@axe-core/playwright';
import { newApplicant } from '../makers/people.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
}, 60_000);
afterAll(() => window.close());

const language = (): Promise<unknown> => window.page.evaluate('document.documentElement.lang');

describe('the portal in another language', () => {
  it('is chosen on the first page, and the registration goes on in it to the mail', async () => {
    // given
    const { page } = window;
    const { firstName, lastName, email, password } = newApplicant();
    await page.goto(addressOf('portal'));
    await page.getByRole('heading', { name: 'Jak dostać kartę' }).waitFor();

    // when
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How to get the card' }).waitFor();
    expect(await language()).toBe('en');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('First name').first().fill(firstName);
    await page.getByLabel('Last name').first().fill(lastName);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').first().fill('short');
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('alert').getByText('Password: write at least 12 characters').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('Password').first().fill(password);
    await page.getByLabel('Repeat the password').fill(password);
    await page.getByRole('group', { name: 'Consents' }).getByRole('checkbox').nth(1).waitFor();
    for (const box of await page.getByRole('group', { name: 'Consents' }).getByRole('checkbox').all())
      await box.check();
    await page.getByRole('button', { name: 'Create an account' }).click();

    // then
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    await page.getByText(`We have sent an activation link to ${email}.`).waitFor();
    expect(new URL(page.url()).pathname).toBe('/en/sprawdz-poczte');
    expect(await page.title()).toBe('Check your mail · Karta Mieszkańca');
    expect(await violationsOf(page)).toEqual([]);
  }, 90_000);

  // Cyrillic letters are two more fonts
  it.each([
    ['', 250],
    ['/en', 250],
    ['/uk', 260],
  ])(
    'costs a new visitor of %s/ at most %i kB',
    async (root, most) => {
      const visitor = await openWindow();
      const sizes: Promise<number>[] = [];
      visitor.page.on('requestfinished', (request) => {
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      });
      await visitor.page.goto(`${addressOf('portal')}${root}/`, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      await visitor.close();
      expect(Math.round(bytes / 1000)).toBeLessThanOrEqual(most);
    },
    60_000,
  );

  it.each([
    ['/en', 'There is no such page'],
    ['/uk', 'Такої сторінки немає'],
  ])('says under %s in its language that there is no such page', async (root, words) => {
    const { page } = window;
    await page.goto(`${addressOf('portal')}${root}/xyz`);
    await page.getByRole('heading', { name: words }).waitFor();
    expect(await page.title()).toBe(`${words} · Karta Mieszkańca`);
    expect(await page.getByRole('main').getAttribute('lang')).toBeNull();
    expect(await violationsOf(page)).toEqual([]);
  });

  it.each(['', 'zaloguj', 'zaloz-konto'])('leaves nothing of /%s outside a landmark', async (path) => {
    const { page } = window;
    await page.goto(`${addressOf('portal')}/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    const { violations } = await new AxeBuilder({ page }).withRules(['region']).analyze();
    expect(violations.map(({ nodes }) => nodes[0]?.target)).toEqual([]);
  });

  it('opens at an address of its own and stays after a reload; the same screen is one link away in Polish', async () => {
    // given
    const { page } = window;
    await page.goto(`${addressOf('portal')}/uk/zaloz-konto`);
    await page.getByLabel('Прізвище').first().waitFor();

    // when
    await page.reload();

    // then
    await page.getByLabel('Прізвище').first().waitFor();
    expect(await language()).toBe('uk');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Polski' }).click();
    await page.getByLabel('Nazwisko').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/zaloz-konto');
    expect(await language()).toBe('pl');
  }, 60_000);

  it.each(['en', 'uk'])(
    'fits on a phone and on a tablet: %s',
    async (code) => {
      const { page } = window;
      for (const width of [360, 768]) {
        await page.setViewportSize({ width, height: 800 });
        for (const path of ['', 'zaloguj', 'zaloz-konto', 'sprawdz-poczte', 'aktywacja']) {
          await page.goto(`${addressOf('portal')}/${code}/${path}`);
          await page.getByRole('heading').first().waitFor({ state: 'attached' });
          const wide = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect({ path, width, wide }).toEqual({ path, width, wide: 0 });
          expect({ path, width, violations: await violationsOf(page) }).toEqual({ path, width, violations: [] });
        }
      }
    },
    90_000,
  );

  it('tells a wrong password, and says in which language a screen stands that it does not have', async () => {
    // given
    const { page } = window;
    await page.goto(`${addressOf('portal')}/en/zaloguj`);

    // when
    await page.getByLabel('E-mail address').fill('nobody@example.test');
    await page.getByLabel('Password').first().fill('some other words');
    await page.getByRole('button', { name: 'Sign in' }).click();

    // then
    await page.getByText('The e-mail address or the password is wrong.').waitFor();
    await page.getByRole('link', { name: 'I forgot my password' }).click();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/en/nie-pamietam-hasla');
    await page.goto(`${addressOf('portal')}/en/dostepnosc`);
    await page.locator('main[lang=pl]').getByRole('heading').first().waitFor();
  }, 60_000);
});
