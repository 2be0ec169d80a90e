import { submittedApplication, taskOf, type Filed } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
let filed: Filed;

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
  filed = await submittedApplication();
  await taskOf(await operator(), filed.applicationId);
  await signInAtPortal(window.page, filed.applicant);
}, 180_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('portal')}${path}`);
const look = (name: string): Promise<void> => lookAt(window.page, name);

describe('what everybody may read', () => {
  it('000-39 news by category and words, each with a page', async () => {
    const { page } = window;
    await open('/');
    await page.getByRole('link', { name: 'Aktualności' }).first().click();
    await page.getByRole('button', { name: 'Utrudnienia' }).click();
    await page.getByRole('status').getByText('Komunikaty: 1').waitFor();
    await page.getByRole('button', { name: 'Wszystkie' }).click();
    await page.getByLabel('Szukaj').fill('muzeum');
    await page.getByRole('status').getByText('Komunikaty: 1').waitFor();
    await look('aktualnosci');
    const found = await page.getByRole('main').innerText();
    expect(found).toContain('Muzeum Rzeki');
    expect(found).not.toContain('Czytniki w autobusach');
    await page.getByRole('link', { name: /Muzeum Rzeki/ }).click();
    await page.getByText('Muzeum przy Bulwarze 1 opowiada').waitFor();
    await look('komunikat');
  });

  it('000-40 offers by category, package and street, with address and end', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Oferta partnerów' }).first().click();
    await look('oferta');
    await page.getByRole('button', { name: /Sport/ }).click();
    await page.getByLabel('Pakiet').selectOption('Karta Seniora');
    await page.getByText('50% taniej').first().waitFor();
    await page.getByLabel('Szukaj').fill('wodna');
    await page.getByRole('status').getByText('Oferty: 1').waitFor();
    await page.getByRole('link', { name: /Basen Fala/ }).click();
    await page.getByText('ul. Wodna 3').waitFor();
    await page.getByText('codziennie 6:00–22:00').waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/50% taniej/);
    await look('oferta-szczegoly');
  });

  it('A-16 the status of an application by number and code, which names nobody', async () => {
    const { page } = window;
    await open(`/wnioski/${filed.applicationId}`);
    const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();
    const number = /\d+/.exec(await page.getByText(/^Numer wniosku: \d+$/).innerText())?.[0] ?? '';
    await page.getByRole('main').getByRole('link', { name: 'Stan wniosku' }).click();
    await page.getByLabel('Numer wniosku').fill(number);
    await page.getByLabel('Kod').fill('AAAA-AAAA');
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await page.getByRole('alert').getByText('Numer wniosku albo kod się nie zgadza.').waitFor();
    await page.getByLabel('Kod').fill(code ?? '');
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await page.getByText('W weryfikacji').waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain(filed.applicant.lastName);
    await look('status');
  });

  it('X-18 what somebody is entitled to, question by question, with the rule, and answers that can be changed', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Co mi przysługuje' }).first().click();
    await page.getByRole('button', { name: 'Dalej' }).click();
    await page.getByText('Podaj datę urodzenia').waitFor();
    await page.getByLabel('Data urodzenia').fill('1984-05-17');
    await look('pytanie-1');
    await page.getByRole('button', { name: 'Dalej' }).click();
    await page.getByRole('radio', { name: /Tak/ }).check();
    await page.getByRole('button', { name: 'Dalej' }).click();
    await page.getByRole('radio', { name: 'Zaświadczenie o zameldowaniu' }).check();
    await look('pytanie-3');
    await page.getByRole('button', { name: 'Dalej' }).click();
    await page.getByRole('button', { name: 'Dalej' }).click();
    await page.getByText('Zameldowanie w mieście').waitFor();
    await page.getByText('reguła eligibility-rule-3').waitFor();
    await page.getByText('Może przysługiwać od 17.05.2044.').waitFor();
    await page.getByText(/według reguł miasta: Uprawnienie, wersja 1/).waitFor();
    await look('co-mi-przysluguje');
    await page.getByRole('button', { name: /Zmień.*Kiedy przyszła/ }).click();
    await page.getByLabel('Data urodzenia').fill('1950-01-01');
    for (let step = 1; step <= 4; step++) await page.getByRole('button', { name: 'Dalej' }).click();
    await page.getByText('Karta Seniora dla mieszkańców').waitFor();
  });
});

describe('the same in another language', () => {
  it.each([
    ['/en/sprawy', 'My matters'],
    ['/en/benefity', 'My benefits'],
    ['/uk/sprawy', 'Мої справи'],
    ['/uk/oferta', 'Пропозиції партнерів'],
    ['/en/co-mi-przysluguje', 'When was the person born for whom the card is?'],
    ['/uk/status', 'Стан заяви'],
    ['/en/aktualnosci', 'News'],
  ])('%s says „%s”', async (path, heading) => {
    await open(path);
    await window.page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(await window.page.getByRole('main').getAttribute('lang')).toBeNull();
    expect(await violationsOf(window.page)).toEqual([]);
  });
});
