import { randomUUID } from 'node:crypto';
import { signedInResident, type Resident } from '../makers/applications.ts';
import { Caller } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { certificate } from '../makers/people.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

const SUBJECT = `Zniżka na lodowisku ${randomUUID().slice(0, 8)}`;
// one conversation: each step goes on where the one before it ended
jest.setTimeout(120_000);
let window: Window;
let resident: Resident;

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 768 });
  resident = await signedInResident();
}, 120_000);
afterAll(() => window.close());

const atOffice = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);

/** The matter at the office, asked for again until the case is where it should be. */
async function openMatter(): Promise<void> {
  const { page } = window;
  await atOffice('/sprawy');
  await page.getByRole('tab', { name: 'Wszystkie' }).click();
  await page
    .getByRole('link', { name: /^Sprawa \d+$/ })
    .first()
    .waitFor();
  await page.getByRole('row').filter({ hasText: SUBJECT }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
}

describe('a matter between a resident and the office', () => {
  it('004-97 004-100 what a resident writes stands in the register of the office, unread, with its type and term', async () => {
    const { page } = window;
    await signInAtPortal(page, resident.applicant);
    await page.goto(`${addressOf('portal')}/sprawy/nowa`);
    await page.getByLabel('Typ sprawy').selectOption({ label: 'Reklamacja' });
    await page.getByLabel('Temat').fill(SUBJECT);
    await page.getByLabel('Treść').fill('Kasa nie naliczyła zniżki.');
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.waitForURL(/\/sprawy$/);
    await signInAtOffice(page, DEMO.clerk);
    await page.getByRole('link', { name: 'Sprawy' }).click();
    const row = page.getByRole('row').filter({ hasText: SUBJECT });
    await row.getByText('nieprzeczytana:').waitFor({ state: 'attached' });
    await row.getByText('Reklamacja').waitFor();
    await row.getByText('Czeka na odpowiedź').waitFor();
    expect(await row.innerText()).toContain(resident.applicant.lastName);
    await row
      .getByText(/\d{1,2}\.\d{2}\.\d{4}$/)
      .first()
      .waitFor();
    await lookAt(page, 'biuro-sprawy');
  });

  it('is found by the name of the resident, and narrowed by type and by what is unread', async () => {
    const { page } = window;
    const filter = page.getByPlaceholder(/Filtruj|Szukaj w/).first();
    const row = page.getByRole('row').filter({ hasText: SUBJECT });
    await filter.fill('nikt się tak nie nazywa');
    await row.waitFor({ state: 'detached' });
    await filter.fill(resident.applicant.lastName);
    await row.waitFor();
    const clerk = new Caller('operator');
    await clerk.must(clerk.post('/api/operator/sign-in', { email: DEMO.clerk, password: DEMO.password }));
    const subjects = async (query: string): Promise<string[]> => {
      const asked = clerk.get<{ threads: { subject: string }[] }>(`/api/operator/threads?${query}`);
      return (await clerk.must(asked)).threads.map(({ subject }) => subject);
    };
    expect(await subjects('type=complaint&news=unread&whose=free')).toContain(SUBJECT);
    expect(await subjects('type=question')).not.toContain(SUBJECT);
    expect(await subjects('whose=mine')).not.toContain(SUBJECT);
  });

  it('004-103 004-104 a clerk notes something for the office alone, claims it, begins with a template, adds a file and answers', async () => {
    const { page } = window;
    await openMatter();
    await page.getByText('Kasa nie naliczyła zniżki.').waitFor();
    await page.getByRole('button', { name: 'Notatka' }).click();
    await page.getByLabel('Notatka').fill('W umowie zniżka jest codziennie.');
    await page.getByRole('button', { name: 'Zapisz notatkę' }).click();
    await page.getByText('widzi tylko urząd').first().waitFor();
    await page.getByRole('button', { name: 'Odpowiedź' }).click();
    await page.getByRole('button', { name: /Przejmij i odpowiedz/ }).click();
    await page.getByRole('button', { name: /Wyślij odpowiedź/ }).click();
    await page.getByRole('alert').getByText('Napisz odpowiedź').waitFor();
    await page.getByLabel('Szablon').selectOption({ label: 'Ulga u partnera' });
    expect(await page.getByLabel('Odpowiedź').inputValue()).toContain('ulga działa po okazaniu karty');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'cennik.png', mimeType: 'image/png', buffer: await certificate() });
    await page.getByRole('link', { name: /cennik\.png/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'biuro-sprawa');
    await page.getByRole('button', { name: /Wyślij odpowiedź/ }).click();
    await page.getByText('Odpowiedź wysłana.').waitFor();
  });

  it('004-104 the resident gets a letter, reads the answer without the note, and writes on', async () => {
    const { page } = window;
    await letterText(resident.applicant.email, /odpowied/i);
    await signInAtPortal(page, resident.applicant);
    await page.goto(`${addressOf('portal')}/sprawy`);
    await page.getByRole('link', { name: SUBJECT }).click();
    await page.getByText('ulga działa po okazaniu karty', { exact: false }).waitFor();
    await page.getByRole('link', { name: /cennik\.png/ }).waitFor();
    expect(await page.getByText('W umowie zniżka jest codziennie.').count()).toBe(0);
    await page.getByLabel('Odpowiedź').fill('Dosyłam paragon.');
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Dosyłam paragon.').waitFor();
  });

  it('a clerk says who leads it, ends it without an answer, and opens it again', async () => {
    const { page } = window;
    await signInAtOffice(page, DEMO.clerk);
    await until('the next task', async () => {
      await openMatter();
      return page.getByRole('button', { name: /Przejmij i odpowiedz/ }).isVisible();
    });
    await page.getByText('Dosyłam paragon.').waitFor();
    await page.getByText('przeczytana', { exact: false }).first().waitFor();
    await page.getByLabel('Prowadzi').selectOption({ label: 'Ewa Pączkowska' });
    await page.getByText('Sprawa przydzielona.').waitFor();
    await page.getByRole('button', { name: 'Zamknij bez odpowiedzi' }).click();
    await page.getByText('Sprawa zamknięta.').waitFor();
    const again = page.getByRole('button', { name: 'Otwórz ponownie' });
    await until('the end', async () => {
      await page.reload();
      await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
      await page
        .getByText(/Sprawa jest zamknięta/)
        .or(page.getByText(/czekamy|Odpowiada/))
        .first()
        .waitFor();
      return again.isVisible();
    });
    await again.click();
    await page.getByRole('button', { name: /Przejmij i odpowiedz/ }).waitFor();
  });
});

describe('what is told to some residents', () => {
  it('004-106 says beforehand how many get it, and reaches those alone', async () => {
    const { page } = window;
    const told = `Badania dla seniorów ${randomUUID().slice(0, 8)}`;
    await atOffice('/do-wszystkich');
    await page.getByLabel('Temat').fill(told);
    await page.getByLabel('Treść').fill('W środę w przychodni.');
    await page.getByLabel('do wybranych').check();
    await page.getByText('Wybierz, do kogo.').waitFor();
    await page.getByLabel('Wiek od').fill('119');
    await page.getByText('Nie dostanie jej nikt.').waitFor();
    await page.getByRole('button', { name: 'Wyślij do wybranych…' }).click();
    await page
      .getByRole('alert')
      .getByText(/teraz nie dostałby tego nikt/)
      .waitFor();
    await page.getByLabel('Wiek od').fill('18');
    await page.getByLabel('Pakiet').selectOption({ label: 'Pakiet Mieszkańca' });
    await page.getByText(/Dostanie ją [1-9]/).waitFor();
    await lookAt(page, 'biuro-do-wybranych');
    await page.getByRole('button', { name: 'Wyślij do wybranych…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Wyślij', exact: true }).click();
    await page
      .getByRole('row')
      .filter({ hasText: told })
      .getByText(/18–120 lat/)
      .waitFor();
    const subjects = async (caller: Caller): Promise<unknown[]> => {
      const asked = caller.get<{ threads: { subject: string; audience: string }[] }>('/api/resident/threads');
      return (await caller.must(asked)).threads.filter(({ subject }) => subject === told);
    };
    const holder = new Caller('portal');
    const { password } = DEMO;
    await holder.must(holder.post('/api/resident/sign-in', { email: DEMO.residentWithCard, password }));
    expect(await subjects(holder)).toMatchObject([{ audience: 'chosen' }]);
    expect(await subjects(resident.portal)).toEqual([]);
  });

  it('left no complaint in the console of the browser', () => {
    expect(window.complaints.filter((each) => !/40[49]|410|422/.test(each))).toEqual([]);
  });
});
