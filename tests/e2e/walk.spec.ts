import { addressOf, DEMO, secretOf } from '../makers/town.ts';
import { codeTo, letterText, textsTo } from '../makers/letters.ts';
import { DATED } from '../makers/applications.ts';
import { certificate, newApplicant, portrait } from '../makers/people.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookUpCard, partnerToken } from '../makers/partner.ts';
import { printedCards, virtualBlank } from '../makers/devices.ts';
import { cardOf } from '../makers/records.ts';

// A surname of one's own, so that the lists of a town that has seen other walks show this one.
const letters = [...String(process.pid)].map((digit) => 'aeioukrstn'[Number(digit)]).join('');
const applicant = newApplicant({ firstName: 'Katarzyna', lastName: `Brzęczyszczykiewicz-W${letters}` });
let resident: Window;
let office: Window;
let brokenAt: string | undefined;

/** One step of the walk; once a step has failed, the later ones say so at once. */
function step(name: string, act: () => Promise<void>, limitMs: number): void {
  it(
    name,
    async () => {
      if (brokenAt !== undefined) throw new Error(`The walk broke at: ${brokenAt}`);
      brokenAt = name;
      await act();
      brokenAt = undefined;
    },
    limitMs,
  );
}

beforeAll(async () => {
  resident = await openWindow({ width: 360, height: 740 });
  office = await openWindow();
}, 60_000);
afterAll(async () => {
  await resident.close();
  await office.close();
});

describe('the walk: form → submit → outbox → diagram → task → decision → production → messages → pick-up → partner', () => {
  step(
    '004-01..10: a resident registers, activates the account by mail and signs in',
    async () => {
      const { page } = resident;
      // given
      await page.goto(`${addressOf('portal')}/zaloz-konto`);
      await page.getByRole('textbox', { name: 'Imię' }).fill(applicant.firstName);
      await page.getByRole('textbox', { name: 'Nazwisko' }).fill(applicant.lastName);
      await page.getByLabel('Adres e-mail').fill(applicant.email);
      await page.getByLabel('Hasło', { exact: false }).first().fill(applicant.password);
      await page.getByLabel('Powtórz hasło').fill(applicant.password);
      await page.locator('input[id^=zgoda-]').nth(1).waitFor();
      for (const consent of (await page.locator('input[id^=zgoda-]').all()).slice(0, 2)) await consent.check();

      // when
      await page.getByRole('button', { name: 'Załóż konto' }).click();
      await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor();
      const link = /https?:\/\/\S+\/aktywacja\?token=[\w-]+/.exec(await letterText(applicant.email, /Aktywuj/))?.[0];
      await page.goto(link ?? '');
      await page.getByLabel('Hasło').first().fill(applicant.password);
      await page.getByRole('button', { name: 'Aktywuj konto' }).click();

      // then
      await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
    },
    90_000,
  );

  step(
    '004-18..23, 004-47: fills the application with photo and document, keeps a draft and sends it',
    async () => {
      const { page } = resident;
      // given
      await page.goto(`${addressOf('portal')}/wnioski/nowy`);
      await page.getByRole('button', { name: 'Zacznij wniosek' }).click();
      await page.getByRole('heading', { name: 'Wniosek o wydanie karty' }).waitFor();

      // when: sent too early, every mistake is named
      await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
      await page.getByRole('heading', { name: /Popraw/ }).waitFor();

      // and filled, kept, and opened again
      await page.getByLabel('PESEL').fill(applicant.pesel);
      await page.getByLabel('Miejscowość').fill('nowa rz');
      await page.locator('#place-list option[value="Nowa Rzeczna"]').waitFor({ state: 'attached' });
      await page.getByLabel('Miejscowość').fill('Nowa Rzeczna');
      await page.getByLabel('Ulica').fill('nadbrz');
      await page.locator('#street-list option').first().waitFor({ state: 'attached' });
      await page.getByLabel('Ulica').fill('Nadbrzeżna');
      await page.getByLabel('Numer domu').fill('31');
      await page.getByLabel('Kod pocztowy').fill('09-990');
      await page.getByLabel('Telefon').fill(applicant.phone);
      await page
        .getByLabel('Plik ze zdjęciem')
        .setInputFiles({ name: 'ja.png', mimeType: 'image/png', buffer: await portrait() });
      await page.getByRole('button', { name: 'Użyj zdjęcia' }).click();
      await page.getByAltText('Twoje zdjęcie na kartę').waitFor();
      await page
        .getByLabel('Plik: Zaświadczenie o zameldowaniu')
        .setInputFiles({ name: 'zaswiadczenie.png', mimeType: 'image/png', buffer: await certificate() });
      await page.getByRole('button', { name: 'Usuń plik zaswiadczenie.png' }).waitFor();
      await page.getByLabel('Data wystawienia').fill(DATED);
      await page.getByLabel(/Ratusz, Biuro Karty/).check();
      await page.locator('input[id^=zgoda-]').first().check();
      await page.getByRole('button', { name: 'Zapisz wersję roboczą' }).click();
      await page
        .getByText(/Wersja robocza zapisana/)
        .first()
        .waitFor();
      await page.reload();
      await expect(page.getByLabel('Numer domu').inputValue()).resolves.toBe('31');
      await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
      await page.getByRole('heading', { name: 'Co potem i do kiedy' }).waitFor();
      await page.getByRole('button', { name: 'Wyślij wniosek' }).click();

      // then
      await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
      await page.getByText('Złożony').first().waitFor();
    },
    120_000,
  );

  step(
    'the typed number is confirmed with the code of its text',
    async () => {
      const { page } = resident;
      await page.getByRole('link', { name: 'Moje konto' }).first().click();
      await page.getByLabel('Kod z SMS-a').fill(await codeTo(applicant.phone));
      await page.getByRole('button', { name: 'Potwierdź numer' }).click();
      await page.getByText('Numer telefonu potwierdzony.').waitFor();
    },
    60_000,
  );

  step(
    'B-4, C-8: a clerk sees data, photo and document, and asks for completion once',
    async () => {
      const { page } = office;
      // given
      await signIn(page, DEMO.clerk);
      await openTaskOf(page, applicant.lastName);
      await page.getByRole('button', { name: /Przejmij zadanie/ }).click();
      await page.getByRole('cell', { name: applicant.pesel }).waitFor();
      await page.getByAltText('Zdjęcie z wniosku').waitFor();

      // when
      await page.getByLabel(/Wezwij/).check();
      await page.getByLabel(/Co uzupełnić/).fill('Prosimy o drugą stronę zaświadczenia.');
      await page.keyboard.press('Control+Enter');

      // then
      await letterText(applicant.email, /uzupełnienie/);
    },
    90_000,
  );

  step(
    'B-4: the resident answers the call',
    async () => {
      const { page } = resident;
      await page.goto(`${addressOf('portal')}/wnioski`);
      await page
        .getByRole('link', { name: /Uzupełnij/ })
        .first()
        .click();
      await page.getByText('Prosimy o drugą stronę zaświadczenia.').first().waitFor();
      await page.getByLabel('Odpowiedź dla urzędnika').fill('Dosyłam drugą stronę.');
      await page.getByRole('button', { name: 'Wyślij uzupełnienie' }).click();
      await page.getByText('Uzupełniony').first().waitFor();
    },
    60_000,
  );

  step(
    '004-25: the clerk approves, and a production task appears at the pick-up point',
    async () => {
      const { page } = office;
      await openTaskOf(page, applicant.lastName);
      await page.getByRole('button', { name: /Przejmij zadanie/ }).click();
      await page.getByText('Dosyłam drugą stronę.').first().waitFor();
      await page.getByLabel(/Zatwierdź/).check();
      const decided = page.url();
      await page.keyboard.press('Control+Enter');
      await page.waitForURL((url) => url.href !== decided);
      await openTaskOf(page, applicant.lastName);
      await page.getByRole('heading', { name: 'Produkcja karty' }).waitFor();
    },
    90_000,
  );

  step(
    '000-17, 000-18: the card is encoded, printed and verified; number and chip agree with the devices’ own ledgers',
    async () => {
      const { page } = office;
      // when
      await page.getByRole('button', { name: 'Rozpocznij produkcję' }).click();
      await page.getByRole('heading', { name: 'Karta jest gotowa' }).waitFor({ timeout: 60_000 });

      // then
      const card = await cardOf(applicant.email);
      const printed = (await printedCards()).filter((each) => each.barCode === card.number);
      expect(printed).toHaveLength(1);
      expect(await virtualBlank(card.uid)).toBe(true);
    },
    90_000,
  );

  step(
    '000-32: mail and SMS "ready for pick-up" go out, once each',
    async () => {
      const letter = await letterText(applicant.email, /gotowa do odbioru/);
      expect(letter).toContain('Ratusz, Biuro Karty');
      const texts = (await textsTo(applicant.phone)).filter((each) => /czeka/.test(each.text));
      expect(texts).toHaveLength(1);
    },
    60_000,
  );

  step(
    '000-20, 000-25: the clerk records the pick-up, which makes the card active',
    async () => {
      const { page } = office;
      const card = await cardOf(applicant.email);
      // given: before it is handed over, a partner does not get a good card
      const token = await partnerToken('basen-fala', secretOf('partner'));
      expect((await lookUpCard(token, { number: card.number })).body.status).toBe('inactive');

      // when
      await page.goto(`${addressOf('operator')}/karty`);
      await page.getByLabel('Filtruj w widocznych kolumnach').fill(card.number);
      await page.getByRole('button', { name: `Wydaj kartę ${card.number}` }).click();
      await page.getByLabel('Numer z karty').fill(card.number);
      await page.getByRole('button', { name: 'Wydaj kartę', exact: true }).click();
      await page
        .getByRole('row', { name: new RegExp(card.number) })
        .getByText('Aktywna')
        .waitFor();

      // then
      for (const lookup of [{ number: card.number }, { uid: card.uid }]) {
        const answer = await lookUpCard(token, lookup);
        expect(answer.body).toMatchObject({ number: card.number, status: 'active' });
        expect(JSON.stringify(answer.body)).not.toContain(applicant.lastName);
      }
    },
    60_000,
  );

  step(
    '004-33, 004-30: the resident sees the active card and the timeline',
    async () => {
      const { page } = resident;
      const card = await cardOf(applicant.email);
      await page.goto(`${addressOf('portal')}/karty`);
      await page.getByText(card.number).first().waitFor();
      await page.getByText('Aktywna').first().waitFor();
      await page.goto(`${addressOf('portal')}/wnioski`);
      await page
        .getByRole('link', { name: /Podgląd/ })
        .first()
        .click();
      await page.getByText('Zrealizowany').first().waitFor();
    },
    60_000,
  );

  step(
    'B-12: an admin sees the case on its diagram, the same as a list, and the decoded history',
    async () => {
      const { page } = office;
      // given
      await page.goto('about:blank');
      await page.context().clearCookies();
      await signIn(page, DEMO.admin);
      const { applicationId } = await cardOf(applicant.email);
      const workflowId = `nowa-rzeczna/card-application/${applicationId}`;

      // when
      await page.goto(`${addressOf('operator')}/procesy/sprawa?workflowId=${encodeURIComponent(workflowId)}`);

      // then
      await page.locator('.djs-element[data-element-id="verify-application"]').waitFor();
      await page.getByRole('cell', { name: 'Zweryfikuj wniosek' }).first().waitFor();
      await page.getByRole('tab', { name: /Dziennik|Historia/ }).click();
      await page.getByText(applicationId).first().waitFor();
    },
    60_000,
  );

  it('no page complained', () => {
    expect([...resident.complaints, ...office.complaints].filter((text) => !/40[13]|409|422/.test(text))).toEqual([]);
  });
});

async function signIn(page: Window['page'], email: string): Promise<void> {
  await page.goto(`${addressOf('operator')}/zaloguj`);
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel('Hasło').first().fill(DEMO.password);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/zaloguj'));
}

/** Finds the one task of a person in the live list and opens it. */
async function openTaskOf(page: Window['page'], lastName: string): Promise<void> {
  await page.goto(`${addressOf('operator')}/zadania`);
  const row = page.getByRole('row', { name: new RegExp(lastName) }).first();
  await row.waitFor({ timeout: 30_000 });
  await row.dblclick();
  await page.waitForURL(/zadania\/.+/);
}
