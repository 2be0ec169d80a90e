import { childOf } from '../makers/children.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { letterText, lettersTo, textsTo } from '../makers/letters.ts';
import { signedInResident } from '../makers/applications.ts';
import { until } from '../makers/until.ts';
import { addressOf, DEMO, secretOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';

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

it('H-6 an administrator adds a type of documents with the days it is kept, and cannot take away a kinship that a family has', async () => {
  // given
  const { page } = window;
  const types = page.getByRole('group', { name: 'Rodzaje dokumentów mieszkańca' });
  await types.getByRole('button', { name: /Dodaj pozycję/ }).click();
  const name = types.getByLabel(/^Nazwa, pozycja/).last();

  // when: by the keyboard alone, as the new row has the focus
  await until('the focus', () => page.evaluate("document.activeElement.matches('[aria-label^=Nazwa]')"));
  await page.keyboard.type('Pismo ze szkoły');
  await types
    .getByLabel(/^dni przechowania/)
    .last()
    .fill('120');
  await name.press('Enter');

  // then
  await page.getByText('Zapisano: Rodzaje dokumentów mieszkańca.').waitFor();
  await page.reload();
  await until('the new type', async () => (await name.inputValue()) === 'Pismo ze szkoły');
  expect(
    await types
      .getByLabel(/^dni przechowania/)
      .last()
      .inputValue(),
  ).toBe('120');
  expect(await violationsOf(page)).toEqual([]);

  // and when: a family has one
  await childOf(await signedInResident(), 'Staś');
  const kinships = page.getByRole('group', { name: 'Pokrewieństwo' });
  await kinships.getByRole('button', { name: 'Usuń: dziecko' }).click();
  await page.getByRole('button', { name: 'Zapisz Pokrewieństwo' }).click();

  // then
  await page.getByRole('alert').getByText('ktoś już wybrał').waitFor();
  await page.reload();
  await kinships.getByRole('button', { name: 'Usuń: dziecko' }).waitFor();
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
  await page.getByRole('alert').getByText('Nieznane: pesel.').waitFor();
  expect(await text.getAttribute('aria-invalid')).toBe('true');
}, 60_000);

it('a letter shows its parts while it is typed, and an empty placeholder is told with its line', async () => {
  // given
  const { page } = window;
  await page.goto(`${addressOf('operator')}/powiadomienia/card-blocked_sms`);
  const text = page.getByLabel('Treść');

  // when
  await text.fill('ż'.repeat(400));

  // then: nobody asked for a preview
  await page.getByText(/części SMS: 3/).waitFor();
  await page.getByText('Miasto zapłaci za każdą z 3 części osobno.').waitFor();
  await text.fill('Karta\n{{ }} zastrzeżona');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('alert').getByText('Wiersz 2: „{{ }}” nie nazywa żadnego pola.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
}, 60_000);

it('what is typed and not saved is not left without a question, by a link, Back or signing out', async () => {
  // given
  const { page } = window;
  await page.goto(`${addressOf('operator')}/powiadomienia`);
  await page.getByRole('link', { name: 'Karta zastrzeżona, SMS' }).click();
  const text = page.getByLabel('Treść');
  await text.fill('Bez zapisu');
  const dialog = page.getByRole('dialog', { name: 'Masz niezapisane zmiany' });

  // when
  for (const leave of [
    () => page.getByRole('link', { name: 'Ustawienia' }).click(),
    () => page.evaluate('history.back()'),
    () => page.getByRole('button', { name: 'Wyloguj' }).click(),
  ]) {
    await leave();
    await dialog.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await text.inputValue()).toBe('Bez zapisu');
    expect(new URL(page.url()).pathname).toBe('/powiadomienia/card-blocked_sms');
  }

  // then
  await page.getByRole('link', { name: 'Ustawienia' }).click();
  await dialog.getByRole('button', { name: 'Wyjdź bez zapisania' }).click();
  await page.getByRole('heading', { name: 'Ustawienia' }).waitFor();
  await page.getByLabel('Telefon urzędu').click();
  await page.keyboard.type('1');
  const closing = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await closing;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  expect(await page.getByLabel('Telefon urzędu').inputValue()).toMatch(/1$/);
}, 90_000);

it('saving one setting leaves alone what is typed at another', async () => {
  // given
  const { page } = window;
  await page.getByLabel('Adres urzędu').fill('Nowy Rynek 7');

  // when
  const days = page.getByLabel('Dni na zamówienie karty z nowymi danymi');
  await days.fill('21');
  await days.press('Enter');
  await page.getByText('Zapisano: Dni na zamówienie').waitFor();

  // then
  expect(await page.getByLabel('Adres urzędu').inputValue()).toBe('Nowy Rynek 7');
  await page.getByRole('button', { name: 'Przywróć domyślne Dni na zamówienie' }).click();
  await until('the default', async () => (await days.inputValue()) === '14');
  expect(await page.getByLabel('Adres urzędu').inputValue()).toBe('Nowy Rynek 7');
  await page.getByRole('link', { name: 'Powiadomienia' }).click();
  await page.getByRole('button', { name: 'Wyjdź bez zapisania' }).click();
  await page.getByRole('heading', { name: 'Powiadomienia', level: 1 }).waitFor();
}, 60_000);

it('a long announcement opens whole by the keyboard, on a wide screen and on a narrow one', async () => {
  // given
  const { page } = window;
  const notice = `${'W piątek system stoi od 16:00, zapiszcie wcześniej to, co robicie. '.repeat(4)}Koniec ogłoszenia.`;
  await page.getByRole('link', { name: 'Ustawienia' }).click();
  const box = page.getByLabel('Ogłoszenie dla pracowników');
  await box.fill(notice);
  await page.getByRole('button', { name: 'Zapisz Ogłoszenie dla pracowników' }).click();
  await page.getByText('Zapisano: Ogłoszenie dla pracowników.').waitFor();

  for (const width of [1366, 360]) {
    // when
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${addressOf('operator')}/powiadomienia`);
    await page.getByRole('button', { name: /^Ogłoszenie: W piątek/ }).press('Enter');

    // then
    const dialog = page.getByRole('dialog', { name: 'Ogłoszenie' });
    await dialog.getByText(notice).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const bar = 'document.querySelector(".o-top")';
    expect(await page.evaluate(`${bar}.scrollWidth - ${bar}.clientWidth`)).toBe(0);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${addressOf('operator')}/ustawienia`);
  await page.getByRole('button', { name: 'Przywróć domyślne Ogłoszenie' }).click();
  await until('no announcement', async () => (await box.inputValue()) === '');
}, 60_000);

it('000-33 an administrator adds a letter about a change of their choice; the next holder to whom it happens gets it, and nobody once it is off', async () => {
  // given
  const { page } = window;
  const holders = [await heldCard(), await heldCard()];
  const name = 'Po zastrzeżeniu: basen';
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto(`${addressOf('operator')}/powiadomienia`);
  await page.getByRole('button', { name: /Dodaj powiadomienie/ }).waitFor();
  await page.keyboard.press('M');

  // when: it is written and switched on
  await page.getByLabel('Nazwa').fill(name);
  await page.getByLabel('O czym').selectOption({ label: 'Karta' });
  await page.getByLabel('Kiedy wychodzi').selectOption({ label: 'zastrzeżona' });
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Dodaj i napisz treść' }).click();
  await page.getByText('Nie ma jeszcze treści.').waitFor();
  await page.getByLabel('Temat').fill('Karnety na basen');
  await page.getByLabel('Treść').fill('{{firstName}}, karnet z karty {{cardNumber}} przenosimy na nową.');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano. Następne wiadomości').waitFor();
  await page.getByRole('button', { name: /^EN/ }).click();
  await page.getByText('Nie ma jeszcze treści w tym języku.').waitFor();
  await lookAt(page, 'powiadomienie-wlasne');
  await page.getByRole('link', { name: 'Wróć do powiadomień' }).click();
  await page.getByRole('button', { name: `Włącz: ${name}` }).click();
  await page.getByText(`Włączono: ${name}.`).waitFor();
  await lookAt(page, 'powiadomienia-wlasne');

  // then: the holder reads it, and the office sees that it went
  const [first, second] = holders as [HeldCard, HeldCard];
  await blocked(first);
  expect(await letterText(first.applicant.email, /Karnety na basen/)).toContain(
    `karnet z karty ${first.number} przenosimy`,
  );
  await page.reload();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByText('wysłane: 1').waitFor();
  await page.goto(`${addressOf('operator')}/wiadomosci?widok=Wszystkie`);
  await page
    .getByRole('tab', { name: 'Wszystkie' })
    .or(page.getByRole('link', { name: 'Wszystkie' }))
    .first()
    .click();
  await page.getByText(name).first().waitFor();

  // and when: it is off
  await page.goto(`${addressOf('operator')}/powiadomienia`);
  await page.getByRole('button', { name: `Wyłącz: ${name}` }).click();
  await page.getByText(`Wyłączono: ${name}.`).waitFor();
  await blocked(second);
  await letterText(second.applicant.email, /zastrzeżona/);

  // then
  expect((await lettersTo(second.applicant.email)).map(({ subject }) => subject)).not.toContain('Karnety na basen');
  await page.getByRole('button', { name: `Usuń: ${name}` }).click();
  await page.getByRole('button', { name: 'Usuń powiadomienie' }).click();
  await page.getByText(`Usunięto: ${name}.`).waitFor();
  expect(await page.getByRole('row', { name: new RegExp(name) }).count()).toBe(0);
}, 120_000);

it('000-34 an administrator types the office’s own account at SerwerSMS: a wrong token is refused, the right one sends in the town’s name', async () => {
  // given
  const { page } = window;
  const phone = '+48600700801';
  await page.goto(`${addressOf('operator')}/ustawienia`);
  await page.getByRole('link', { name: 'Konto SMS' }).click();
  await page.getByText('SerwerSMS przyjmuje to konto.').waitFor();

  // when: a mistake, by the keyboard alone
  await page.getByLabel('Token API').fill('nie-ten-token');
  await page.keyboard.press('Enter');
  await page.getByText('SerwerSMS nie przyjmuje tego tokenu').waitFor();
  await lookAt(page, 'konto-sms-odmowa');
  await page.getByLabel('Token API').fill(secretOf('sms'));
  await page.getByLabel('Nazwa nadawcy').fill('Nowy');
  await page.keyboard.press('Enter');
  await page.getByText('SerwerSMS nie zatwierdził jeszcze tej nazwy').waitFor();

  // and when: it is right
  await page.getByRole('button', { name: 'Miasto', exact: true }).click();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano. Następne SMS-y wyjdą z tego konta.').waitFor();
  await page.getByText('SMS FULL, z nazwą nadawcy: bez limitu').waitFor();
  expect(await page.getByLabel('Token API').inputValue()).toBe('');
  await lookAt(page, 'konto-sms');
  await page.getByLabel('Próbny SMS na numer').fill(phone);
  await page.getByRole('button', { name: 'Wyślij próbny SMS' }).click();

  // then
  const [sent] = await until('the text', async () => {
    const texts = await textsTo(phone);
    return texts.length > 0 && texts;
  });
  expect(sent).toMatchObject({ sender: 'Miasto' });
}, 90_000);

/** Their own card, reported lost in the portal. */
const blocked = ({ portal, id }: HeldCard): Promise<unknown> =>
  portal.must(portal.post(`/api/resident/cards/${id}/block`, { reason: 'loss' }));
