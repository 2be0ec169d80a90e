import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { signedInResident, type Resident } from '../makers/applications.ts';
import { letterText } from '../makers/letters.ts';
import { addressOf } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rareApplicant } from '../makers/people.ts';
import { violationsOf } from './accessibility.ts';
import { beNobody, signInAtPortal } from './people-at-screens.ts';

/** Where the pictures go; they are looked at by people, not compared by programs. */
const PICTURES = process.env['KARTA_PICTURES'];
const portal = (path: string): string => `${addressOf('portal')}/${path}`;
const email = `adam.${randomUUID()}@poczta.example`;
let window: Window;
let holder: Resident;

beforeAll(async () => {
  window = await openWindow();
  holder = await signedInResident(rareApplicant('Rodzinna'));
}, 90_000);
afterAll(() => window.close());

/** Nothing to complain about on this screen, on desk and phone. */
async function look(name: string): Promise<void> {
  const { page } = window;
  for (const width of [1366, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect({ name, width, wide }).toEqual({ name, width, wide: 0 });
    expect({ name, width, violations: await violationsOf(page) }).toEqual({ name, width, violations: [] });
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1366, height: 900 });
}

const fields = ['Imię', 'Nazwisko', 'Data urodzenia'];
async function fillMember(...values: string[]): Promise<void> {
  for (const [index, value] of values.entries())
    await window.page
      .getByLabel(fields[index] ?? '', { exact: false })
      .first()
      .fill(value);
}

describe('my family', () => {
  it('004-17 004-109 004-110 the menu has seven items, and a child is added by name, date and kinship', async () => {
    // given
    const { page } = window;
    await signInAtPortal(page, holder.applicant);
    const menu = page.getByRole('navigation', { name: 'Panel mieszkańca' });
    expect((await menu.getByRole('link').allInnerTexts()).map((word) => word.trim())).toEqual([
      'Moje karty',
      'Moje wnioski',
      'Moje konto',
      'Moje zgody',
      'Moje benefity',
      'Moje sprawy',
      'Moja rodzina',
    ]);
    await page.getByRole('banner').getByText(holder.applicant.email).waitFor();
    await page.getByRole('banner').getByText(`Jagoda ${holder.applicant.lastName}`).waitFor();

    // when: nothing is filled
    await menu.getByRole('link', { name: 'Moja rodzina' }).click();
    await page.getByText('Nie ma tu jeszcze nikogo').waitFor();
    await page.getByRole('link', { name: 'Dodaj konto' }).click();
    await page.getByRole('button', { name: 'Dodaj konto' }).click();

    // then
    const summary = page.getByRole('alert');
    for (const words of ['Imię: wpisz', 'Nazwisko: wpisz', 'Data urodzenia: wpisz', 'Typ pokrewieństwa: wybierz'])
      await summary.getByText(words).waitFor();
    await look('rodzina-bledy');

    // when: an adult without an address, then a child
    await fillMember('Hania', holder.applicant.lastName, '1990-05-05');
    await page.getByText('Od 18 lat adres e-mail jest wymagany.').waitFor();
    await page.getByLabel('Data urodzenia').fill('2016-02-08');
    await page.getByText('Od 8.02.2034, gdy skończy 18 lat, będzie wymagany.').waitFor();
    await page.getByLabel('Typ pokrewieństwa').selectOption({ label: 'dziecko' });
    await look('rodzina-dodaj');
    await page.getByRole('button', { name: 'Dodaj konto' }).click();

    // then
    await page.getByRole('heading', { name: 'Moja rodzina' }).waitFor();
    const child = page.getByRole('article', { name: /Hania/ });
    await child.getByText('Brak możliwości samodzielnego logowania').waitFor();
    expect(await child.locator('dd').allInnerTexts()).toEqual([
      'Brak możliwości samodzielnego logowania',
      'dziecko',
      expect.stringMatching(/^\d{1,2}\.\d{2}\.\d{4}$/),
    ]);
  }, 120_000);

  it('004-108 004-113 004-114 an adult is added with an address, edited, and waits for the link', async () => {
    const { page } = window;
    await page.goto(portal('rodzina/dodaj'));
    await fillMember('Adam', holder.applicant.lastName, '1988-03-01');
    await page.getByLabel('Typ pokrewieństwa').selectOption({ label: 'rodzic' });
    await page.getByLabel('Adres e-mail tej osoby').fill(email);
    await page.getByRole('button', { name: 'Dodaj konto' }).click();
    await page.getByText('Wysłaliśmy link do ustalenia hasła.').waitFor();
    const adult = page.getByRole('article', { name: /Adam/ });
    await adult.getByText('Czeka na aktywację').waitFor();
    await adult.getByText(email).waitFor();
    await adult.getByText('Konto będzie dostępne po aktywacji.').waitFor();
    expect(await adult.getByRole('button', { name: /Przełącz/ }).count()).toBe(0);
    await adult.getByRole('link', { name: /Edytuj/ }).click();
    await page.getByLabel('Typ pokrewieństwa').selectOption({ label: 'małżonek' });
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByRole('article', { name: /Adam/ }).getByText('małżonek').waitFor();
    await look('rodzina');
  }, 120_000);

  it('004-24 004-115 004-117 the button with a name switches the whole panel, the band says whose it is, and an application is begun for that person', async () => {
    // given
    const { page } = window;
    await page.goto(portal('rodzina'));
    const side = page.getByRole('region', { name: 'Przełącz konto' });
    await side.getByRole('button', { name: 'Hania' }).waitFor();
    expect(await side.getByRole('button').count()).toBe(1);

    // when
    await side.getByRole('button', { name: 'Hania' }).click();

    // then
    const band = page.getByRole('region', { name: 'Konto członka rodziny' });
    await band.getByText(`Hania ${holder.applicant.lastName}`).waitFor();
    await page.getByRole('banner').getByText('prowadzi Jagoda').waitFor();
    await page.getByText('Nie masz jeszcze karty').waitFor();
    await look('rodzina-przelaczona');
    await page.goto(portal('konto'));
    await page.getByText('Brak możliwości samodzielnego logowania').waitFor();
    expect(await page.getByText(holder.applicant.email).count()).toBe(0);
    await page.mouse.wheel(0, 2000);
    expect(await band.isVisible()).toBe(true);
    await page.goto(portal('wnioski/nowy'));
    await page.getByRole('button', { name: 'Zacznij wniosek' }).click();
    await page.getByRole('heading', { name: 'Wniosek o wydanie karty' }).waitFor();
    expect(await page.getByLabel('Imię').first().inputValue()).toBe('Hania');
    await band.getByText(`Hania ${holder.applicant.lastName}`).waitFor();

    // when
    await band.getByRole('button', { name: 'Wróć na swoje konto' }).click();

    // then
    await page.getByRole('banner').getByText(holder.applicant.email).waitFor();
    expect(await band.count()).toBe(0);
  }, 120_000);

  it('004-111 004-112 004-116 004-118 the member sets a password by the link, and sees the own card and benefits alone', async () => {
    // given
    const { page } = window;
    const link = /ustal-haslo\?token=[\w-]+/.exec(await letterText(email, /Ustal hasło/))?.[0] ?? '';
    await beNobody(page, 'portal');

    // when
    await page.goto(portal(link));
    await page.getByText(`Jagoda ${holder.applicant.lastName}`, { exact: true }).waitFor();
    await look('ustal-haslo');
    const enter = page.getByRole('button', { name: 'Ustal hasło i wejdź' });
    expect(await enter.isDisabled()).toBe(true);
    await page.getByRole('group', { name: 'Zgody' }).getByRole('checkbox').nth(1).waitFor();
    for (const box of await page.getByRole('group', { name: 'Zgody' }).getByRole('checkbox').all()) await box.check();
    await page.getByLabel('Hasło', { exact: false }).first().fill('Zielona-Brama-1467');
    await page.getByLabel('Powtórz hasło').fill('Zielona-Brama-1467');
    await page.getByLabel(/Pozwalam, żeby/).check();
    await enter.click();

    // then
    await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
    const menu = page.getByRole('navigation', { name: 'Panel mieszkańca' });
    expect(await menu.getByRole('link').count()).toBe(3);
    await look('karty-czlonka');
    await page.goto(portal('wnioski'));
    await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
    await page.goto(portal('konto'));
    await page.getByLabel('Nr telefonu').waitFor();
    await page.getByLabel('Stare hasło').waitFor();
    expect(await page.getByRole('button', { name: 'Usuń konto' }).count()).toBe(0);
    await page.getByText('Konto rodzinne prowadzi').waitFor();
    await look('konto-czlonka');

    // and who leads the family may act for them now
    await signInAtPortal(page, holder.applicant);
    await page.getByRole('region', { name: 'Przełącz konto' }).getByRole('button', { name: 'Adam' }).waitFor();
  }, 120_000);

  it('004-113 a child is taken out with the password, after what becomes of account and card was said', async () => {
    const { page } = window;
    await page.goto(portal('rodzina'));
    await page.getByRole('article', { name: /Hania/ }).getByRole('button', { name: /Usuń/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Konto zamkniemy od razu').waitFor();
    await look('rodzina-usun');
    await dialog.getByLabel('Twoje hasło').fill('Nie-To-Haslo-1410');
    await dialog.getByRole('button', { name: /Usuń konto/ }).click();
    await dialog.getByText('Hasło się nie zgadza.').waitFor();
    // under an open dialog it has no role
    expect(await page.locator('article', { hasText: 'Hania' }).count()).toBe(1);
    await dialog.getByLabel('Twoje hasło').fill(holder.applicant.password);
    await dialog.getByRole('button', { name: /Usuń konto/ }).click();
    await page.getByText(/Usunięto z rodziny: Hania/).waitFor();
    await until('the child to be gone', async () => {
      await page.reload();
      await page.getByRole('article', { name: /Adam/ }).waitFor();
      return (await page.getByRole('article', { name: /Hania/ }).count()) === 0;
    });
  }, 60_000);
});

describe('my consents', () => {
  it('004-80 004-81 004-82 show state, star and link, and a voluntary one is given and withdrawn', async () => {
    // given
    const { page } = window;
    await page.goto(portal('zgody'));
    const items = page.locator('ul.consents > li');
    await items.first().waitFor();
    expect(await items.getByText('Zgoda udzielona').count()).toBe(2);
    expect(await items.locator('.req').count()).toBe(2);
    expect(await items.getByRole('link', { name: /link/ }).count()).toBe(2);
    await look('zgody');
    const marketing = items.last();
    await marketing.getByText('Zgody nie ma').waitFor();

    // when
    await marketing.getByRole('button', { name: 'Wyraź zgodę' }).click();
    await marketing.getByText('Zgoda udzielona').waitFor();
    await marketing.getByRole('button', { name: 'Wycofaj zgodę' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tak' }).click();

    // then
    await marketing.getByText('Zgoda wycofana').waitFor();
    await marketing.getByText('Wersje i daty').click();
    await marketing.getByText(/wersja 1: udzielona .*, wycofana/).waitFor();
  }, 60_000);

  it('004-86 004-87 004-88 004-89 the terms withdrawn lock the accounts, and given again open them', async () => {
    // given
    const { page } = window;
    const terms = page.locator('ul.consents > li').nth(1);
    await terms.getByRole('button', { name: 'Wycofaj zgodę' }).click();
    const dialog = page.getByRole('dialog');

    // when
    await dialog
      .getByText(
        'Wycofanie wymaganej zgody spowoduje zablokowanie konta Twojego oraz pozostałych członków Twojej rodziny.',
      )
      .waitFor();
    await dialog.getByText('Zablokujemy: 2 konta, 0 kart').waitFor();
    await dialog.getByText(`Adam ${holder.applicant.lastName}`).waitFor();
    await look('zgody-blokada');
    await dialog.getByRole('button', { name: 'Tak' }).click();
    await dialog.getByLabel('Twoje hasło').fill(holder.applicant.password);
    await dialog.getByRole('button', { name: /Wycofaj zgodę i zablokuj: 2 konta/ }).click();

    // then
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Konto jest zablokowane', { exact: true }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Panel mieszkańca' }).getByRole('link').count()).toBe(2);
    await page.goto(portal('karty'));
    await page.getByRole('heading', { name: 'Moje zgody' }).waitFor();
    await look('zgody-zablokowane');
    await page.locator('ul.consents > li').nth(1).getByRole('button', { name: 'Wyraź zgodę' }).click();
    await page.getByText('Konto znów działa.').waitFor();
    expect(await page.getByRole('navigation', { name: 'Panel mieszkańca' }).getByRole('link').count()).toBe(7);
  }, 60_000);

  it('004-83 004-84 004-85 the dialog of the information clause names every account and counts them', async () => {
    const { page } = window;
    await page.locator('ul.consents > li').first().getByRole('button', { name: 'Wycofaj zgodę' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Operacja jest nieodwracalna.').waitFor();
    await dialog.getByText('Usuniemy: 2 konta, 0 kart').waitFor();
    const named = await dialog.innerText();
    for (const name of ['Jagoda', 'Adam']) expect(named).toContain(`${name} ${holder.applicant.lastName}`);
    expect(named).not.toContain('Hania');
    await look('zgody-rodo');
    await dialog.getByRole('button', { name: 'Tak' }).click();
    await dialog.getByRole('button', { name: 'Usuń na zawsze: 2 konta' }).waitFor();
    await look('zgody-rodo-2');
    await dialog.getByRole('button', { name: 'Wróć, nic nie zmieniaj' }).click();
    await dialog.waitFor({ state: 'detached' });
  }, 60_000);
});

describe('my account', () => {
  it('000-37 004-75 004-76 004-79 shows the data, changes number and password, and lists the devices', async () => {
    const { page } = window;
    await page.goto(portal('konto'));
    const data = page.getByRole('region', { name: 'Informacje o koncie' });
    for (const words of ['Jagoda', holder.applicant.lastName, holder.applicant.email])
      await data.getByText(words, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Zmień numer' }).waitFor();
    for (const label of [/^Stare hasło/, /^Nowe hasło/, /^Potwierdź nowe hasło/])
      expect(await page.getByLabel(label).getAttribute('aria-required')).toBe('true');
    await page.getByRole('region', { name: 'Zalogowane urządzenia' }).getByText('to urządzenie').waitFor();
    await look('konto');
  }, 60_000);

  it('the password is changed by its old one, and a second factor asks at the next sign-in', async () => {
    // given
    const { page } = window;
    const { password } = holder.applicant;
    holder.applicant.password = 'Nowa-Rzeka-Lipiec-1410';
    await page.getByLabel(/^Stare hasło/).fill(password);
    await page.getByLabel(/^Nowe hasło/).fill(holder.applicant.password);
    await page.getByLabel(/^Potwierdź nowe hasło/).fill(holder.applicant.password);
    await page.getByRole('button', { name: 'Zmień hasło' }).click();
    await page.getByText('Hasło zmienione.').waitFor();

    // when
    const factors = page.getByRole('region', { name: 'Drugi składnik logowania' });
    await factors.getByRole('button', { name: 'Dodaj drugi składnik' }).click();
    await factors.getByLabel('Twoje hasło').fill(holder.applicant.password);
    await factors.getByRole('button', { name: 'Dodaj aplikację w telefonie' }).click();
    const secret = (await factors.locator('code').textContent()) ?? '';
    const codeAt = (at: number): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
    await look('konto-skladnik');
    await factors.getByLabel('Kod z aplikacji').fill(codeAt(Date.now() - 30_000));
    await factors.getByRole('button', { name: 'Potwierdź i włącz' }).click();
    await factors.getByRole('button', { name: 'Mam je zapisane' }).click();
    await factors.getByText('Aplikacja w telefonie', { exact: true }).waitFor();
    await letterText(holder.applicant.email, /Zmieniono sposób logowania/);

    // then
    await beNobody(page, 'portal');
    await page.goto(portal('zaloguj'));
    await page.getByLabel('Adres e-mail').fill(holder.applicant.email);
    await page.getByLabel('Hasło').first().fill(holder.applicant.password);
    await page.getByRole('button', { name: 'Zaloguj' }).click();
    const code = page.getByLabel('Kod z aplikacji albo kod zapasowy');
    await code.waitFor();
    await look('logowanie-skladnik');
    await code.fill('000000');
    await page.getByRole('button', { name: 'Potwierdź kod' }).click();
    await page.getByText('Ten kod nie pasuje').waitFor();
    await code.fill(codeAt(Date.now()));
    await page.getByRole('button', { name: 'Potwierdź kod' }).click();
    await page.getByRole('heading', { name: 'Moje karty' }).waitFor();
    await page.goto(portal('konto'));
  }, 120_000);

  it('another address waits for its link; the old one counts until then', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Zmień adres e-mail' }).click();
    await page.getByLabel('Nowy adres e-mail').fill('nowy.adres@poczta.example');
    await page.locator('km-email-change').getByLabel('Hasło do konta').fill(holder.applicant.password);
    await page.getByRole('button', { name: 'Wyślij link na nowy adres' }).click();
    await page.getByText('Nowy adres nowy.adres@poczta.example czeka na potwierdzenie.').waitFor();
    await look('konto-nowy-adres');
    await page.getByRole('button', { name: 'Zostaw stary adres' }).click();
    await page.getByRole('button', { name: 'Zmień adres e-mail' }).waitFor();
  }, 60_000);

  it('004-77 004-78 the account ends after its question, names who goes, and asks for the password', async () => {
    // given
    const { page } = window;
    await page.getByRole('button', { name: 'Usuń konto' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Czy na pewno usunąć?').waitFor();
    await dialog.getByText(`Adam ${holder.applicant.lastName}`).waitFor();
    await look('konto-usun');

    // when
    await dialog.getByLabel('Wpisz hasło, żeby potwierdzić').fill(holder.applicant.password);
    await dialog.getByRole('button', { name: 'Tak, usuń: 2 konta' }).click();

    // then
    await page.getByText(/Konto zamknięte\. Dane usuniemy/).waitFor();
    await page.getByRole('link', { name: 'Zaloguj' }).first().waitFor();
    expect(window.complaints.filter((line) => !/status of 4/.test(line))).toEqual([]);
  }, 60_000);
});
