import { mkdirSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import { newTown, type NewTown } from '../makers/new-town.ts';
import { employed, hired } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { beNobody } from './people-at-screens.ts';

type Page = Window['page'];
const PICTURES = process.env['KARTA_PICTURES'];
let window: Window;
let town: NewTown;
beforeAll(async () => {
  window = await openWindow();
  town = await newTown();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
}, 90_000);
afterAll(async () => {
  await window.close();
  town.remove();
});

/** A picture of the screen as it stands, on a phone and at a desk, for people to look at. */
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  for (const width of [360, 1366]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
}

async function somebody(): Promise<string> {
  const caller = await hired(['auditor', 'admin']);
  const { operator } = await caller.must(caller.get<{ operator: { email: string } }>('/api/operator/session'));
  return operator.email;
}

/** By the keyboard alone, at a town's office. */
async function givePassword(
  page: Page,
  { email, password = DEMO.password }: { email: string; password?: string },
  origin = addressOf('operator'),
): Promise<void> {
  await beNobody(page, 'operator');
  await page.goto(`${origin}/zaloguj`);
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel('Hasło').first().fill(password);
  await page.keyboard.press('Enter');
}

const shown = (secret: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

describe('the second factor at the screens', () => {
  it('is made at the first sign-in where the town asks for it, an app, and asked for at the next', async () => {
    // given
    const { page } = window;
    const origin = addressOf('operator').replace('localhost', town.host);
    await givePassword(page, town.administrator, origin);
    await page.getByRole('heading', { name: 'Ustaw drugi składnik logowania' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'enrol');

    // when
    await page.getByRole('button', { name: 'Dodaj aplikację w telefonie' }).click();
    const secret = (await page.locator('code').textContent()) ?? '';
    await page.getByRole('img', { name: /Kod QR/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'enrol-app');
    await page.getByLabel('Kod z aplikacji').fill(shown(secret, Date.now() - 30_000));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kody zapasowe' }).waitFor();
    expect(await page.locator('.recovery-codes li').count()).toBe(10);
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'codes');
    await page.getByRole('button', { name: 'Mam je zapisane' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/zaloguj'));
    await page.getByRole('button', { name: 'Wyloguj' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/zaloguj'));

    // then
    await givePassword(page, town.administrator, origin);
    await page.getByLabel(/Kod z aplikacji/).fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText('Ten kod nie pasuje albo był już użyty.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'prove');
    await page.getByLabel(/Kod z aplikacji/).fill(shown(secret, Date.now()));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/zaloguj'));
  }, 120_000);

  it('13.10 on the first day of a town its information clause is written from its own data, read, and asked from then on', async () => {
    // given
    const { page } = window;
    await page.goto(`${addressOf('operator').replace('localhost', town.host)}/pierwsze-uruchomienie?krok=texts`);
    await page.getByRole('button', { name: 'Napisz: Klauzula informacyjna' }).click();
    const editor = page.locator('km-consent-editor');
    const text = editor.getByLabel('Pełny tekst');
    expect(await text.inputValue()).toContain('Kontakt: Urząd Miejski');

    // when
    await editor.getByRole('button', { name: 'Opublikuj wersję 1' }).click();
    await editor.getByText('Uzupełnij: [wpisz nazwę administratora, np. Burmistrz Miasta]').waitFor();
    await editor.getByText('Przeczytaj cały tekst i zaznacz to').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'pierwsza-klauzula');
    await text.fill((await text.inputValue()).replaceAll(/\[wpisz [^\]]*\]/g, 'Burmistrz Próby'));
    await editor.getByLabel('Cały tekst jest przeczytany', { exact: false }).check();
    await editor.getByRole('button', { name: 'Opublikuj wersję 1' }).click();

    // then
    await page.getByText('Klauzula informacyjna, wersja 1').waitFor();
    await page.getByRole('button', { name: 'Napisz: Regulamin Karty Mieszkańca' }).waitFor();
    await page.goto(`${addressOf('portal').replace('localhost', town.host)}/klauzula`);
    await page.getByText('Administratorem danych jest Burmistrz Próby', { exact: false }).waitFor();
  });

  it('may be a passkey: made at the own account, used at the next sign-in and over a page whose session has ended', async () => {
    // given: a browser with an authenticator
    const { page } = window;
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    const options = { protocol: 'ctap2', transport: 'internal', hasUserVerification: true } as const;
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, hasResidentKey: true, automaticPresenceSimulation: true },
    });
    const email = await somebody();
    await givePassword(page, { email });
    await page.waitForURL((url) => !url.pathname.startsWith('/zaloguj'));

    // when
    await page.goto(`${addressOf('operator')}/konto`);
    await page.getByRole('button', { name: 'Dodaj drugi składnik' }).click();
    await page.getByLabel('Twoje hasło').fill(DEMO.password);
    await page.getByRole('button', { name: 'Dodaj klucz dostępu' }).click();
    await page.getByRole('button', { name: 'Mam je zapisane' }).click();
    await page.getByText('Klucz dostępu', { exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'account');

    // then
    await givePassword(page, { email });
    await page.getByRole('button', { name: 'Użyj klucza dostępu' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/zaloguj'));

    // and when: the session ends under an open page
    await page.goto(`${addressOf('operator')}/ustawienia`);
    const field = page.getByLabel('Dni na odbiór karty');
    await field.fill('30');
    const origin = addressOf('operator');
    await page.request.post(`${origin}/api/operator/sign-out`, { headers: { origin }, data: {} });
    await field.fill('31');
    await field.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Zaloguj się jeszcze raz' });
    await dialog.getByLabel('Hasło').first().fill(DEMO.password);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Użyj klucza dostępu' }).click();

    // then
    await page.getByText('Zapisano: Dni na odbiór karty.').waitFor();
    await field.fill('30');
    await field.press('Enter');
    await page.getByText('Zapisano: Dni na odbiór karty.').nth(0).waitFor();
  }, 120_000);

  it('is said to be off where it is, on every screen of the office', async () => {
    const { page } = window;
    await givePassword(page, { email: DEMO.clerk });
    await page
      .getByText(/Drugi składnik logowania jest wyłączony/)
      .first()
      .waitFor();
  }, 60_000);

  it('of somebody else and their sessions are in the hands of administrators, at the access screen', async () => {
    const { page } = window;
    // nobody of those whom other tests are signed in as
    await employed(['clerk'], { name: 'Wilhelmina Zgubiona' });
    await givePassword(page, { email: DEMO.admin });
    await page.waitForURL((url) => !url.pathname.startsWith('/zaloguj'));
    await page.goto(`${addressOf('operator')}/uprawnienia`);
    await page.getByRole('button', { name: /^Wyloguj wszędzie: Wilhelmina Zgubiona/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Powód').fill('Zgubiony laptop.');
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'sign-out-person');
    await dialog.getByRole('button', { name: 'Wyloguj' }).click();
    await page.getByText('Wylogowano ze wszystkich urządzeń.').waitFor();
  }, 60_000);
});
