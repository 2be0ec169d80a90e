import type { Applicant } from '../makers/people.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import type { Window } from '../makers/window.ts';

type Page = Window['page'];

/**
 * Forgets who was signed in. The session is ended at the server first: an answer of the last screen that is still on its
 * way could bring the cookie back, but not the session.
 */
export async function beNobody(page: Page, app: 'operator' | 'portal'): Promise<void> {
  await page.goto('about:blank');
  const origin = addressOf(app);
  const area = app === 'operator' ? 'operator' : 'resident';
  await page.request.post(`${origin}/api/${area}/sign-out`, { headers: { origin }, data: {} });
  await page.context().clearCookies();
}

/** Signs a member of the office in; the task list opens. */
export async function signInAtOffice(page: Page, email: string = DEMO.clerk): Promise<void> {
  await beNobody(page, 'operator');
  await page.goto(`${addressOf('operator')}/zaloguj`);
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel('Hasło').first().fill(DEMO.password);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/zaloguj'));
}

/** Signs a resident in; their cards open. */
export async function signInAtPortal(page: Page, { email, password }: Applicant): Promise<void> {
  await beNobody(page, 'portal');
  await page.goto(`${addressOf('portal')}/zaloguj`);
  await page.getByLabel('Adres e-mail').fill(email);
  await page.getByLabel('Hasło').first().fill(password);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
}
