import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newDiscount, newPartner } from '../makers/desk.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { letterText } from '../makers/letters.ts';
import { employed } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { SCREENS } from '../../web-partner/src/app/screens.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(180_000);
const MARK = randomUUID().slice(0, 6);
const EMAIL = `szef.${MARK}@partner.example`;
const PASSWORD = 'zielony rower pod mostem';
const OFFER = `Środy za pół ceny ${MARK}`;
let office: Window;
let desk: Window;
let held: HeldCard;
let partnerId: string;

beforeAll(async () => {
  held = await heldCard();
  partnerId = await newPartner({ name: `Pływalnia ${MARK}` });
  await newDiscount(partnerId, { name: 'Basen', savingValue: 50 });
  [office, desk] = [await openWindow(), await openWindow()];
  await signInAtOffice(office.page, (await employed(['admin'])).email);
}, 120_000);
afterAll(async () => {
  await office.close();
  await desk.close();
});

const open = (path: string): Promise<unknown> => desk.page.goto(`${addressOf('service')}/partner/${path}`);
const heading = (name: string): Promise<void> => desk.page.getByRole('heading', { level: 1, name }).waitFor();
const menu = (name: string) =>
  desk.page.getByRole('navigation', { name: 'Strona partnera' }).getByRole('link', { name });

async function signIn(password: string): Promise<void> {
  await desk.page.getByLabel('Adres e-mail').fill(EMAIL);
  await desk.page.getByLabel('Hasło', { exact: true }).fill(password);
  await desk.page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
}

describe('the desk of a partner’s people', () => {
  it('004-96 the office invites a manager of the partner; the letter leads to a password, and the password to the till', async () => {
    const { page } = office;
    await page.goto(`${addressOf('operator')}/partnerzy/${partnerId}`);
    const people = page.getByRole('region', { name: 'Osoby partnera' });
    await people.getByText('Nikt jeszcze nie ma konta', { exact: false }).waitFor();
    await people.getByRole('button', { name: 'Zaproś osobę…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Imię i nazwisko').fill('Ewa Szefowa');
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
    await dialog.getByText('Wpisz adres, na przykład anna@sklep.pl').waitFor();
    await dialog.getByLabel('Adres e-mail').fill(EMAIL);
    await dialog.getByLabel('Kierownik').check();
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
    await people.getByText('Zaproszone').waitFor();
    await lookAt(page, 'osoby-partnera');

    const [address = ''] =
      /http\S+\/partner\/nowe-haslo\?token=[\w-]+/.exec(await letterText(EMAIL, /Zaproszenie/)) ?? [];
    await desk.page.goto(address);
    await heading('Ustaw hasło');
    for (const field of await desk.page.locator('input[type="password"]').all()) await field.fill(PASSWORD);
    await lookAt(desk.page, 'partner-haslo');
    await desk.page.getByRole('button', { name: /hasło/i }).last().click();
    await desk.page.getByText('Hasło jest ustawione.').waitFor();
    await desk.page.getByRole('link', { name: 'Zaloguj' }).click();
    await signIn('nie to haslo wcale');
    await desk.page.getByText('Adres e-mail albo hasło się nie zgadza', { exact: false }).waitFor();
    await lookAt(desk.page, 'partner-logowanie');
    await signIn(PASSWORD);
    await heading('Kasa');
  });

  it('004-96 the till answers good or not, counts the price, and notes the discount once', async () => {
    const { page } = desk;
    await page.getByLabel('Numer karty').fill('99-000000');
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await page.getByText('Nie ma karty o tym numerze', { exact: false }).waitFor();
    await page.getByLabel('Numer karty').fill(held.number);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Karta ważna' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(held.applicant.lastName);
    await page.getByRole('button', { name: 'Zapisz zniżkę' }).click();
    await page.getByText('Wpisz cenę, na przykład 24,00').waitFor();
    await page.getByLabel('Cena razem, zł').fill('24,00');
    await page.getByText('12,00').first().waitFor();
    await lookAt(page, 'partner-kasa');
    await page.getByRole('button', { name: 'Zapisz zniżkę' }).dblclick();
    await page.getByRole('heading', { name: 'Zniżka zapisana' }).waitFor();
    await lookAt(page, 'partner-paragon');
    await page.getByRole('button', { name: 'Następna karta' }).click();
    await page.getByText('Wpisz numer karty albo zeskanuj kod.', { exact: false }).waitFor();
  });

  it('004-96 a code is sought by the camera, which says what it waits for and is switched off', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Zeskanuj kod kamerą' }).click();
    await page.getByText('Pokaż kod z karty albo z telefonu', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Wyłącz kamerę' }).click();
    await page.getByRole('button', { name: 'Zeskanuj kod kamerą' }).waitFor();
  });

  it('004-96 the day has the sum and a file; a redemption is taken back with a reason, and stays as taken back', async () => {
    const { page } = desk;
    await menu('Dzień').click();
    await heading('Dzień');
    const sum = page.getByRole('region', { name: 'Suma dnia' });
    await sum.getByText('24,00').first().waitFor();
    await sum.getByRole('rowheader', { name: 'Ewa Szefowa' }).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    expect(readFileSync(await (await saving).path(), 'utf8')).toMatch(
      /"Basen";"1";"24,00";"12,00";"12,00";"Ewa Szefowa"/,
    );
    await page.getByRole('button', { name: /^Cofnij: Basen/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cofnij zapis' }).click();
    await dialog.getByText('Napisz, dlaczego').waitFor();
    await dialog.getByLabel('Powód').fill('Zła cena');
    await dialog.getByRole('button', { name: 'Cofnij zapis' }).click();
    await page.getByText('Cofnięte', { exact: false }).last().waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Zła cena' }).waitFor();
    await sum.getByText('Cofnięte (1)', { exact: false }).waitFor();
    await lookAt(page, 'partner-dzien');
  });

  it('G-5 an offer is proposed, refused with a reason, sent again and accepted; then residents see it', async () => {
    const { page } = desk;
    await menu('Oferty').click();
    await heading('Oferty');
    await page.getByRole('button', { name: 'Nowa oferta' }).click();
    await page.getByLabel('Tytuł').fill(OFFER);
    await page.getByRole('button', { name: 'Wyślij do urzędu' }).click();
    await page.getByText('Napisz, na co jest zniżka').waitFor();
    await page.getByLabel('Opis dla mieszkańców').fill('Każdy basen w środę.');
    await page.getByLabel('Ile procent').fill('50');
    await lookAt(page, 'partner-oferta');
    await page.getByRole('button', { name: 'Wyślij do urzędu' }).click();
    await page.getByText('U urzędu').waitFor();

    const decide = office.page;
    await decide.goto(`${addressOf('operator')}/oferty-partnerow`);
    await decide.getByRole('button', { name: `Odrzuć ofertę: ${OFFER}` }).click();
    await decide.getByRole('dialog').getByLabel('Powód').fill('Podaj datę końca.');
    await decide.getByRole('dialog').getByRole('button', { name: 'Odrzuć ofertę' }).click();
    await decide.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('Urząd: Podaj datę końca.').waitFor();
    await page.getByRole('button', { name: `Popraw: ${OFFER}` }).click();
    await page.getByLabel('Do dnia').fill('2030-12-31');
    await page.getByRole('button', { name: 'Wyślij do urzędu' }).click();
    await page.getByText('U urzędu').waitFor();
    await decide.reload();
    await decide.getByText('do 31.12.2030').waitFor();
    await lookAt(decide, 'oferty-do-decyzji');
    await decide.getByRole('button', { name: `Przyjmij ofertę: ${OFFER}` }).click();
    await decide.getByText(`Oferta przyjęta: ${OFFER}`, { exact: false }).waitFor();

    await page.reload();
    await page.getByText('Przyjęta').waitFor();
    await page.getByRole('button', { name: `Zaproponuj zmianę: ${OFFER}` }).waitFor();
    await lookAt(page, 'partner-oferty');
    const portal = await openWindow();
    await signInAtPortal(portal.page, held.applicant);
    await portal.page.goto(`${addressOf('portal')}/oferta`);
    await portal.page.getByLabel('Szukaj').fill(`Pływalnia ${MARK}`);
    await portal.page.getByText(OFFER).waitFor();
    await portal.close();
  });

  it('G-5 every screen of the desk opens from the menu, for desk and telephone', async () => {
    const { page } = desk;
    for (const { path, word } of SCREENS) {
      await menu(word).click();
      await page.waitForURL(`**/partner/${path}`);
      await page.locator('main h1').waitFor();
      await page.locator('main .skel').first().waitFor({ state: 'detached' });
      await lookAt(page, `partner-${path}-pusty`);
    }
    await open('wiecej');
    await heading('Więcej');
    await lookAt(page, 'partner-wiecej');
    await open('nie-ma-tego');
    await heading('Nie ma takiej strony');
  });

  it('G-5 a manager invites a cashier, who finds the till and no screen of managers', async () => {
    const { page } = desk;
    await open('osoby');
    await page.getByRole('button', { name: 'Zaproś osobę…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Imię i nazwisko').fill('Jan Kasowy');
    const email = `kasa.${MARK}@partner.example`;
    await dialog.getByLabel('Adres e-mail').fill(email);
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
    await page.getByText(email).waitFor();
    await letterText(email, /Zaproszenie/);
    await page.getByRole('button', { name: 'Zmień: Jan Kasowy' }).waitFor();
    await page.getByRole('button', { name: 'Wyloguj' }).click();
    await heading('Zaloguj się');
    expect(desk.complaints.filter((each) => !/40[0-9]|410|422|429/.test(each))).toEqual([]);
  });
});
