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

/** A member of the office is signed in, and the first screen of theirs opens. Signing in at the screen has tests of its own. */
export async function signInAtOffice(page: Page, email: string = DEMO.clerk): Promise<void> {
  await beNobody(page, 'operator');
  await signIn(page, 'operator', { email, password: DEMO.password });
  await page.goto(addressOf('operator'));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** A resident is signed in, and their cards open. */
export async function signInAtPortal(
  page: Page,
  { email, password }: Pick<Applicant, 'email' | 'password'>,
): Promise<void> {
  await beNobody(page, 'portal');
  await signIn(page, 'portal', { email, password });
  await page.goto(`${addressOf('portal')}/karty`);
  await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
}

async function signIn(page: Page, app: 'operator' | 'portal', who: { email: string; password: string }): Promise<void> {
  const origin = addressOf(app);
  const area = app === 'operator' ? 'operator' : 'resident';
  const answer = await page.request.post(`${origin}/api/${area}/sign-in`, { headers: { origin }, data: who });
  if (!answer.ok()) throw new Error(`${who.email} is not let in: ${await answer.text()}`);
}
