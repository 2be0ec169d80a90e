import { randomInt } from 'node:crypto';
import { signedInResident } from '../makers/applications.ts';
import { codeTo } from '../makers/letters.ts';
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

it('a number that was typed at the account waits, says what is wrong with a code, and is confirmed by keyboard', async () => {
  // given
  const { page } = window;
  const phone = `+4860${randomInt(1_000_000, 9_999_999)}`;
  const { applicant } = await signedInResident(rareApplicant('Numerowa'));
  await signInAtPortal(page, applicant);
  await page.goto(`${addressOf('portal')}/konto`);
  await page.getByLabel('Nr telefonu').fill(phone.slice(3));
  await page.getByLabel('Hasło do konta').fill(applicant.password);
  await page.keyboard.press('Enter');
  await page.getByText(`Numer ${phone} czeka na potwierdzenie.`).waitFor();
  const code = await codeTo(phone);
  const field = page.getByLabel('Kod z SMS-a');

  // when: too short, then wrong
  await field.fill('12');
  await page.keyboard.press('Enter');
  await page.getByText('Wpisz sześć cyfr z SMS-a').waitFor();
  await field.fill(code === '000000' ? '000001' : '000000');
  await page.keyboard.press('Enter');
  await page.getByText('Ten kod się nie zgadza.').waitFor();

  // then
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await violationsOf(page)).toEqual([]);

  // when: another one at once, which is too early, then the right one
  await page.getByRole('button', { name: 'Wyślij nowy kod' }).press('Enter');
  await page.getByText('Za dużo prób w krótkim czasie.').waitFor();
  await field.fill(code);
  await field.press('Enter');

  // then
  await page.getByText('Numer telefonu potwierdzony.').waitFor();
  await field.waitFor({ state: 'detached' });
  await page.reload();
  expect(await page.getByLabel('Nr telefonu').inputValue()).toBe(phone);
  expect(await page.getByText('czeka na potwierdzenie').count()).toBe(0);
}, 120_000);
