import { randomUUID } from 'node:crypto';
import { Caller } from '../makers/caller.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { employed } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(180_000);
const NAME = `Pływalnia ${randomUUID().slice(0, 6)}`;
let window: Window;
let held: HeldCard;
let program: Caller;
let key: { id: string; secret: string };

beforeAll(async () => {
  held = await heldCard();
  window = await openWindow({ width: 1366, height: 900 });
  await signInAtOffice(window.page, (await employed(['admin', 'clerk', 'lead'])).email);
}, 120_000);
afterAll(() => window.close());

const editor = () => window.page.locator('km-catalogue-editor');
const dialog = () => window.page.getByRole('dialog');
const save = () => editor().getByRole('button', { name: 'Zapisz', exact: true }).click();
const region = (name: string) => window.page.getByRole('region', { name });
const askToken = () =>
  new Caller('service').post<{ access_token: string }>('/api/partner/oauth/token', {
    ...{ grant_type: 'client_credentials', client_id: key.id, client_secret: key.secret },
  });
const list = async (path: string): Promise<string> => {
  const answer = await program.get(`/api/partner/card-lists/${path}`);
  expect(answer.status).toBe(200);
  return answer.content.toString();
};
/** What is shown once is read off. */
async function shownKey(): Promise<{ id: string; secret: string }> {
  await window.page.locator('.partner-key').last().waitFor();
  const [id = '', secret = ''] = await window.page.locator('.partner-key').allTextContents();
  return { id, secret };
}

describe('a partner whose program asks', () => {
  it('000-07 000-06 000-05 is granted lists and fields at the screen, which says what it sees and what it does not', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/partnerzy/nowy`);
    await editor().getByLabel('Nazwa').fill(NAME);
    await editor().getByLabel('Branża').fill('Sport');
    await editor().getByLabel('sprawdza ważność karty').check();
    await editor().getByLabel('pobiera białą i czarną listę kart').check();
    await editor().getByLabel('ważne pakiety').uncheck();
    await save();
    const sees = region('Co partner widzi');
    await sees.getByText('biała i czarna lista kart').waitFor();
    const hidden = sees.getByRole('list', { name: 'Czego nie widzi' });
    expect(await hidden.innerText()).toMatch(/ważne pakiety[^]*imię i nazwisko[^]*zdjęcie[^]*PESEL/);
    expect(await sees.getByRole('list', { name: 'Co partner widzi' }).innerText()).toMatch(/do kiedy karta jest ważna/);
    await region('Klucze programu').getByText('Nie ma działającego klucza').waitFor();
    await lookAt(page, 'partner-nowy');
  });

  it('000-05 000-06 000-07 with a key made at the screen its program takes both lists and a status, and nothing that is not granted', async () => {
    // when
    const { page } = window;
    await page.getByRole('button', { name: 'Nowy klucz…' }).press('Enter');
    await dialog().getByRole('button', { name: 'Utwórz klucz' }).click();
    await dialog().getByText('Nazwij klucz').waitFor();
    await dialog().getByLabel('Nazwa klucza').fill('kasa 1');
    await page.keyboard.press('Enter');
    key = await shownKey();
    await lookAt(page, 'partner-klucz');

    // then
    program = new Caller('service', (await new Caller('service').must(askToken())).access_token);
    expect(await list('white')).toContain(held.number);
    expect(await list('black')).not.toContain(held.number);
    const status = await program.post('/api/partner/card-status', { number: held.number });
    expect(status.body).toMatchObject({ status: 'active', validUntil: held.validUntil });
    for (const secret of [held.holderName, held.uid, 'resident'])
      expect(status.content.toString() + (await list('white'))).not.toContain(secret);
    await page.reload();
    await region('Klucze programu').getByText('Ostatnio użyty').waitFor();
    expect(await page.locator('.partner-key').count()).toBe(0);
  });

  it('000-06 a card that is blocked at the office is off the next white list and on the next black one', async () => {
    // given
    const { page } = window;
    const before = await program.get('/api/partner/card-lists/white');
    const since = String(before.headers['card-list-version']);

    // when
    await page.goto(`${addressOf('operator')}/karty?szukaj=${held.number}`);
    await page.getByRole('row', { name: new RegExp(held.number) }).waitFor();
    // the list of all cards is gone
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Zastrzeż…' }).click();
    await page.getByLabel(/Powód/).fill('Zgłoszenie zgubienia przez telefon.');
    await dialog().getByRole('button', { name: 'Zastrzeż' }).click();
    await page.getByRole('row', { name: new RegExp(`${held.number}[^]*Zastrzeżona`) }).waitFor();

    // then
    expect(await list(`white?since=${since}`)).toContain(`{"number":"${held.number}","status":"blocked"`);
    expect(await list('white')).not.toContain(held.number);
    expect(await list('black')).toContain(held.number);
  });

  it('000-05 a key is exchanged for another one; the screen names the day on which the old one ends, and ends it at once on demand', async () => {
    // given
    const { page } = window;
    await page.goto(`${addressOf('operator')}/partnerzy`);
    await page.getByRole('link', { name: NAME, exact: true }).click();

    // when
    await page.getByRole('button', { name: 'Wymień klucz kasa 1' }).press('Enter');
    await dialog().getByText('Stary klucz działa ostatni raz').waitFor();
    await lookAt(page, 'partner-wymiana-klucza');
    await dialog().getByRole('button', { name: 'Wymień klucz' }).click();
    const old = key;
    key = await shownKey();

    // then
    expect(key.id).not.toBe(old.id);
    const keys = region('Klucze programu');
    await keys.getByText('Wymieniony, jeszcze działa').waitFor();
    await keys.getByText(/Stary klucz działa do \d+\.\d+\.\d+ 23:59/).waitFor();
    expect((await askToken()).status).toBe(200);
    expect((await program.get('/api/partner/card-lists/white')).status).toBe(200);

    // when
    await page.getByRole('button', { name: 'Unieważnij klucz kasa 1, stary' }).press('Enter');
    await dialog().getByRole('button', { name: 'Unieważnij klucz' }).click();

    // then
    await keys.getByText('Dawne klucze (1)').waitFor();
    expect((await program.get('/api/partner/card-lists/white')).status).toBe(401);
    await page.setViewportSize({ width: 390, height: 844 });
    await lookAt(page, 'partner-telefon');
    await page.setViewportSize({ width: 1366, height: 900 });
  });

  it('000-05 a key for trying is marked as such, and its program finds test cards alone', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Nowy klucz…' }).click();
    await dialog().getByLabel('Nazwa klucza').fill('próby');
    await dialog()
      .getByLabel(/Klucz próbny/)
      .check();
    await dialog().getByRole('button', { name: 'Utwórz klucz' }).click();
    await region('Klucze programu').getByText('próbny', { exact: true }).waitFor();
    const { id: client_id, secret: client_secret } = await shownKey();
    const body = { grant_type: 'client_credentials', client_id, client_secret };
    const guest = new Caller('service');
    const { access_token: token } = await guest.must(
      guest.post<{ access_token: string }>('/api/partner/oauth/token', body),
    );
    const status = (number: string) => new Caller('service', token).post('/api/partner/card-status', { number });
    expect((await status('TEST-0003')).body).toMatchObject({ status: 'expired', test: true });
    expect((await status(held.number)).status).toBe(404);
  });

  it('000-05 its page leads to the page that a programmer reads, in the town’s name', async () => {
    const { page } = window;
    const link = region('Klucze programu').getByRole('link', { name: 'opis API i przykłady' });
    expect(await link.getAttribute('target')).toBe('_blank');
    await page.goto(String(await link.getAttribute('href')));
    await page.getByRole('heading', { name: 'API dla partnerów Karty Mieszkańca' }).waitFor();
    await page.getByRole('heading', { name: 'POST /card-status' }).waitFor();
    await lookAt(page, 'api-dla-partnerow');
  });

  it('left no complaint in the console of the browser', () => {
    expect(window.complaints.filter((each) => !/40[49]|422/.test(each))).toEqual([]);
  });
});
