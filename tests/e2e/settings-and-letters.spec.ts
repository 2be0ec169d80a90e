import { until } from '../makers/until.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
  const { page } = window;
  await page.goto(`${addressOf('operator')}/zaloguj`);
  await page.getByLabel(/e-mail/i).fill(DEMO.admin);
  await page.getByLabel('Hasło').first().fill(DEMO.password);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.getByRole('link', { name: 'Ustawienia' }).waitFor();
}, 60_000);
afterAll(() => window.close());

it('an administrator changes a setting; a value out of range is told beside it', async () => {
  // given
  const { page } = window;
  await page.getByRole('link', { name: 'Ustawienia' }).click();
  const field = page.getByLabel('Dni na zamówienie karty z nowymi danymi');

  // when: by the keyboard alone
  await field.fill('1000');
  await field.press('Enter');
  await page.getByText('Wpisz liczbę od 0 do 366.').waitFor();
  await field.fill('20');
  await field.press('Enter');

  // then
  await page.getByText('Zapisano: Dni na zamówienie karty z nowymi danymi.').waitFor();
  await page.reload();
  expect(await field.inputValue()).toBe('20');
  await page.getByRole('button', { name: 'Przywróć domyślne Dni na zamówienie' }).click();
  await until('the default', async () => (await field.inputValue()) === '14');
}, 60_000);

it('an administrator looks at a text for the phone before storing it; an unknown field is named', async () => {
  // given
  const { page } = window;
  await page.getByRole('link', { name: 'Powiadomienia' }).click();
  await page.getByRole('link', { name: 'Karta zastrzeżona, SMS' }).click();
  const text = page.getByLabel('Treść');

  // when
  await text.fill('{{cityName}}: karta {{cardNumber}} zastrzeżona.');
  await page.getByRole('button', { name: 'Podgląd' }).click();

  // then
  await page.getByText('Nowa Rzeczna: karta 01-000018 zastrzezona.').waitFor();
  await page.getByText(/części SMS: 1/).waitFor();
  await text.fill('{{pesel}}');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Treść używa pola, którego ta wiadomość nie zna.').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('pesel');
}, 60_000);
