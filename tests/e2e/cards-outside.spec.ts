import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { waitingCards } from '../makers/bureau-order.ts';
import { rareApplicant } from '../makers/people.ts';
import { applicationState } from '../makers/production.ts';
import { setTown } from '../makers/setting.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(async () => {
  await window.close();
  await setTown('chipLevel', null);
});

/** Orders of other tests have other firms. */
const FIRM = `Drukarnia ${randomInt(1_000_000)}`;
const uid = (): string =>
  `04${randomInt(2 ** 40)
    .toString(16)
    .padStart(12, '0')}`.toUpperCase();

/** Of all waiting cards these alone are chosen. */
async function choose(page: Window['page'], numbers: readonly string[]): Promise<void> {
  await page.goto(`${addressOf('operator')}/produkcja`);
  const panel = page.locator('km-waiting-cards', { hasText: numbers[0] ?? '' });
  await panel.getByLabel('wszystkie karty').uncheck();
  for (const number of numbers) await panel.getByLabel(`karta ${number}`).check();
}

describe('cards that an outside firm makes, at the screens', () => {
  it('D-12 are ordered, taken out as one ZIP with a table and a PDF each, and ready once the good lines of the answer are taken', async () => {
    // given
    const { page } = window;
    const { cards, numbers } = await waitingCards(
      ['Zewnętrzna', 'Drukarska', 'Papierowa'].map((name) => rareApplicant(name)),
    );
    const [first = '', second = '', third = ''] = numbers;
    await signInAtOffice(page, DEMO.clerk);

    // when: by keyboard from the chosen cards to the order
    await choose(page, numbers);
    await page.getByRole('button', { name: 'Zleć firmie zewnętrznej…' }).first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Zlecić karty firmie zewnętrznej?' });
    await dialog.getByLabel('Firma').focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('Napisz nazwę firmy').waitFor();
    await page.keyboard.type(FIRM);
    await lookAt(page, 'zlecenie-nowe');
    await dialog.getByLabel('Firma').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: FIRM }).waitFor();
    await lookAt(page, 'zlecenie-otwarte');

    // and the files are taken
    await page.getByRole('button', { name: 'Pobierz pliki…' }).click();
    await page.getByRole('dialog').getByLabel(/Powód/).fill('do druku');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Pobierz', exact: true }).click(),
    ]);
    const parts = unzipSync(readFileSync(await file.path()));
    const table = Object.keys(parts).find((name) => name.endsWith('.csv')) ?? '';
    await page.getByText('Kto pobierał (1)').waitFor();

    // then
    const bytes = Buffer.from(parts[table] ?? []);
    const rows = numbers.map((number) => `${number};${number}.pdf;Ratusz, Biuro Karty;yes`);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.subarray(3).toString()).toBe(['number;file;point;chip', ...rows, ''].join('\r\n'));
    const pictures = Object.entries(parts).filter(([name]) => name.endsWith('.pdf'));
    const pages = await Promise.all(pictures.map(async ([, picture]) => (await PDFDocument.load(picture)).getPages()));
    expect(pages.map((sides) => sides.map((side) => Math.round(side.getWidth())))).toEqual(
      numbers.map(() => [243, 243]),
    );

    // and when: nobody begins one of them here
    await page.goto(`${addressOf('operator')}/zadania/${encodeURIComponent(cards[0]?.productionTaskId ?? '')}`);
    await page.getByRole('heading', { name: 'Kartę robi firma zewnętrzna' }).waitFor();
    await lookAt(page, 'zadanie-u-wykonawcy');
    await page.goto(`${addressOf('operator')}/zadania?szukaj=Zewnętrzna`);
    await page.getByText('U wykonawcy').first().waitFor();
    await page.goto(`${addressOf('operator')}/produkcja`);
    await lookAt(page, 'produkcja-zlecenia');
    await page.getByRole('link', { name: FIRM }).click();

    // and the firm answers, one line of it wrong
    const chip = uid();
    const answer = ['number;result;uid;reason', `${first};made;${chip};`, `${second};spoiled;;krzywy nadruk`];
    const buffer = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));
    const bring = (lines: readonly string[]): Promise<void> =>
      page
        .getByLabel('Plik od firmy')
        .setInputFiles({ name: 'wynik.csv', mimeType: 'text/csv', buffer: buffer(lines) });
    await bring([...answer, `${third};made;${chip.slice(0, 6)};`]);
    await page.getByText('Do przyjęcia: zrobione 1, nieudane 1, do poprawy 1.').waitFor();
    await lookAt(page, 'zlecenie-wynik');
    await page.getByRole('button', { name: 'Przyjmij dobre wiersze: 2' }).click();
    await page.getByText('Przyjęte: zrobione 1, nieudane 1, nieprzyjęte 1.').waitFor();
    await bring([...answer, `${third};made;${uid()};`]);
    await page.getByText('Do przyjęcia: zrobione 1, nieudane 0, przyjęte wcześniej 2.').waitFor();
    await page.getByRole('button', { name: 'Przyjmij dobre wiersze: 1' }).click();

    // then
    await page.getByText('zakończone', { exact: true }).waitFor();
    await lookAt(page, 'zlecenie-zakonczone');
    for (const card of [cards[0], cards[2]])
      if (card) await applicationState(card.portal, card.applicationId, 'ready-for-pickup');
    await page.goto(`${addressOf('operator')}/produkcja`);
    await page.getByLabel(`karta ${second}`).waitFor();
  }, 300_000);

  it('D-12 an order of which nothing has come is cancelled with a reason, and none is made where chips carry the key of the town', async () => {
    // given
    const { page } = window;
    const { numbers } = await waitingCards([rareApplicant('Odwołana')]);
    await signInAtOffice(page, DEMO.clerk);
    await choose(page, numbers);
    await page.getByRole('button', { name: 'Zleć firmie zewnętrznej…' }).first().click();
    await page.getByRole('dialog').getByLabel('Firma').fill(FIRM);
    await page.getByRole('dialog').getByRole('button', { name: 'Zleć', exact: true }).click();

    // when
    await page.getByRole('button', { name: 'Anuluj zlecenie…' }).click();
    await page.getByRole('dialog').getByLabel(/Powód/).fill('Firma nie ma blankietów');
    await page.getByRole('dialog').getByRole('button', { name: 'Anuluj zlecenie' }).click();

    // then
    await page.getByText('Zlecenie anulowano.', { exact: false }).waitFor();
    await lookAt(page, 'zlecenie-anulowane');
    await setTown('chipLevel', 'L1');
    await page.goto(`${addressOf('operator')}/produkcja`);
    await page.getByLabel(`karta ${numbers[0]}`).waitFor();
    await page.getByText('Firmie zewnętrznej nie zlecisz', { exact: false }).first().waitFor();
    await lookAt(page, 'produkcja-z-kluczem');
  }, 180_000);
});
