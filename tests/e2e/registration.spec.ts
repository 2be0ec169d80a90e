import { lettersTo, letterText } from '../makers/letters.ts';
import { withRecords } from '../makers/cases.ts';
import { newApplicant } from '../makers/people.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { beNobody } from './people-at-screens.ts';

const portal = (path: string): string => `${addressOf('portal')}/${path}`;
const applicant = newApplicant();
let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(() => window.close());

const password = (label = 'Hasło') => window.page.getByLabel(new RegExp(`^${label}`)).first();
const tokenLink = async (subject: RegExp, path: string): Promise<string> =>
  new RegExp(`${path}\\?token=[\\w-]+`).exec(await letterText(applicant.email, subject))?.[0] ?? '';

async function signIn(typed: string): Promise<void> {
  const { page } = window;
  await page.getByLabel('Adres e-mail').fill(applicant.email);
  await password().fill(typed);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
}

describe('registration (manual, chapter 2)', () => {
  it('004-01 004-03 004-04 004-05 004-06 asks five fields and three consents, and marks what is required', async () => {
    const { page } = window;
    await page.goto(portal('zaloguj'));
    await page.getByRole('link', { name: 'Załóż konto', exact: true }).first().click();
    for (const label of ['Imię', 'Nazwisko', 'Adres e-mail', 'Hasło', 'Powtórz hasło']) {
      const field = page.getByLabel(new RegExp(`^${label}`)).first();
      expect([label, await field.getAttribute('aria-required')]).toEqual([label, 'true']);
      const mark = page
        .locator('label')
        .filter({ hasText: new RegExp(`^\\s*${label}`) })
        .locator('.req');
      expect([label, await mark.first().textContent()]).toEqual([label, '*']);
    }
    const consents = page.getByRole('group', { name: 'Zgody' });
    const boxes = consents.getByRole('checkbox');
    await boxes.first().waitFor();
    expect(await Promise.all((await boxes.all()).map((box) => box.getAttribute('aria-required')))).toEqual([
      'true',
      'true',
      null,
    ]);
    const links = consents.getByRole('link');
    expect(await Promise.all((await links.all()).map((link) => link.getAttribute('href')))).toEqual([
      '/klauzula',
      '/regulamin',
    ]);
    await consents.getByText('zapoznałem się z klauzulą informacyjną').waitFor();
    await consents.getByText('Akceptuję Regulamin Karty Mieszkańca').waitFor();
    await consents.getByText('Wyrażam zgodę na otrzymywanie od Operatora').waitFor();
    await consents.getByText('Dobrowolne.').waitFor();
  }, 60_000);

  it('004-07 004-08 004-09 sends nothing without the required consents, and an activation link with them', async () => {
    // given
    const { page } = window;
    await page.getByLabel('Imię').first().fill(applicant.firstName);
    await page.getByLabel('Nazwisko').first().fill(applicant.lastName);
    await page.getByLabel('Adres e-mail').fill(applicant.email);
    await password().fill(applicant.password);
    await password('Powtórz hasło').fill(applicant.password);
    const consents = page.getByRole('group', { name: 'Zgody' });
    await consents.getByText('Zgoda może być cofnięta w każdej chwili m.in. za pośrednictwem portalu.').waitFor();

    // when: one of two
    await consents.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Załóż konto' }).click();

    // then
    await page
      .getByRole('alert')
      .getByText(/Zgody: zaznacz „Akceptuję Regulamin/)
      .waitFor();
    expect(await withRecords(({ knex }) => knex('accounts').where('email', applicant.email))).toEqual([]);

    // when: marketing stays unticked
    await consents.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Załóż konto' }).click();

    // then
    await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor();
    const link = await tokenLink(/Aktywuj/, 'aktywacja');
    await page.goto(portal('zaloguj'));
    await signIn(applicant.password);
    await page.getByText(/Konto nie jest jeszcze aktywne|Adres e-mail albo hasło się nie zgadza/).waitFor();
    await page.goto(portal(link));
    await password().fill(applicant.password);
    await page.getByRole('button', { name: 'Aktywuj konto' }).click();
    await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
  }, 90_000);
});

describe('sign-in and the reset of a password (manual, chapters 3 and 4)', () => {
  const fresh = 'Nowa-Rzeka-Lipiec-1410';

  it('004-10 lets the activated account in by address and password', async () => {
    const { page } = window;
    await beNobody(page, 'portal');
    await page.goto(portal('zaloguj'));
    await signIn(applicant.password);
    await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
    const { account } = await (await page.request.get(portal('api/resident/session'))).json();
    expect(account.email).toBe(applicant.email);
  }, 60_000);

  it('004-11 004-12 004-13 asks for the address, and says the same of one that nobody has', async () => {
    const { page } = window;
    const answers: string[] = [];
    for (const email of [`nikt.${applicant.email}`, applicant.email]) {
      await beNobody(page, 'portal');
      await page.goto(portal('zaloguj'));
      await page.getByRole('link', { name: 'Nie pamiętam hasła' }).click();
      await page.getByText('Prosimy podać swój adres e-mail poniżej. Otrzymasz link do zresetowania hasła.').waitFor();
      await page.getByLabel('Adres e-mail').fill(email);
      await page.getByRole('button', { name: 'Prześlij' }).click();
      const answer = page.getByRole('main').getByRole('status');
      await answer.first().waitFor();
      answers.push((await answer.first().innerText()).replaceAll(email, '…'));
    }
    expect(answers[0]).toBe(answers[1]);
    await letterText(applicant.email, /Nowe hasło/);
    expect(await lettersTo(`nikt.${applicant.email}`)).toEqual([]);
  }, 90_000);

  it('004-14 004-15 004-16 sets a new password, typed twice and shown by the eye, which counts at once', async () => {
    // given
    const { page } = window;
    await page.goto(portal(await tokenLink(/Nowe hasło/, 'nowe-haslo')));
    await page.getByRole('heading', { name: 'Resetowanie hasła użytkownika' }).waitFor();
    const fields = page.locator('main input:not([readonly])');
    expect(await fields.count()).toBe(2);

    // when: they differ
    await fields.first().fill(fresh);
    await fields.last().fill('Inna-Rzeka-Lipiec-1410');
    const eye = page.getByRole('button', { name: 'Pokaż hasło' });
    await eye.first().click();
    await page.locator('main input:not([readonly])[type=text]').first().waitFor();
    await page.getByRole('button', { name: 'Ustaw nowe hasło' }).click();
    await page
      .getByText(/Hasła się różnią/)
      .first()
      .waitFor();
    expect(await violationsOf(page)).toEqual([]);

    // when: they are the same
    await fields.last().fill(fresh);
    await page.getByRole('button', { name: 'Ustaw nowe hasło' }).click();

    // then
    await page.getByText('Nowe hasło jest ustawione.').waitFor();
    await page.goto(portal(await tokenLink(/Nowe hasło/, 'nowe-haslo')));
    await fields.first().fill(fresh);
    await fields.last().fill(fresh);
    await page.getByRole('button', { name: 'Ustaw nowe hasło' }).click();
    await page.getByText('Ten link wygasł albo został już użyty.').waitFor();
    await page.getByRole('link', { name: 'Poproś o nowy link' }).waitFor();
    await page.getByRole('link', { name: 'Zaloguj' }).first().click();
    await signIn(fresh);
    await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
  }, 60_000);

  it('004-02 an account that there is registers as a resident’s, and goes on to the application for a card', async () => {
    // given: it has agreed to nothing yet
    const { page } = window;
    await withRecords(async ({ knex }) => {
      const { id } = await knex('accounts').where('email', applicant.email).first('id');
      await knex('consents').where('accountId', id).delete();
    });
    await beNobody(page, 'portal');
    await page.goto(portal('zaloz-konto'));

    // when
    await page.getByLabel('Posiadam już konto, chcę zarejestrować się jako mieszkaniec').check();
    await page.getByLabel('Adres e-mail').fill(applicant.email);
    await password().fill(fresh);
    await page.getByRole('button', { name: 'Zarejestruj się jako mieszkaniec' }).click();
    await page.getByText('Zaznacz, żeby się zarejestrować').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const boxes = page.getByRole('group', { name: 'Zgody' }).getByRole('checkbox');
    await boxes.first().check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'Zarejestruj się jako mieszkaniec' }).click();

    // then
    await page.getByRole('heading', { name: /Nowy wniosek/ }).waitFor();
  }, 60_000);
});
