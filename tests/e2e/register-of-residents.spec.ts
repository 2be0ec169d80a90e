import { EMPTY_ENTRY } from '@karta/domain';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { rareApplicant } from '../makers/people.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
let other: Caller;
const { lastName } = rareApplicant('Rejestrowa');
const PESEL = testPesel('1992-08-23', 600 + Math.floor(Math.random() * 9000));
let id = '';

beforeAll(async () => {
  window = await openWindow();
  other = await operator(DEMO.secondClerk);
  await signInAtOffice(window.page);
}, 60_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);

describe('the register of residents at the screens', () => {
  it('000-10 000-12 a new person is refused with each problem at its field: PESEL, identity card, passport', async () => {
    const { page } = window;
    await open('/mieszkancy');
    await page.getByRole('heading', { name: 'Mieszkańcy' }).waitFor();
    await page.keyboard.press('m');
    await page.getByRole('heading', { name: 'Nowy mieszkaniec' }).waitFor();
    await page.locator('#osoba-pesel').fill(PESEL.slice(0, 10) + ((Number(PESEL.at(10)) + 1) % 10));
    await page.locator('#osoba-idCard').fill('ABS523456');
    await page.locator('#osoba-passport').fill('CC8999486');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('#osoba-pesel-error')
      .getByText(/jest pomyłka/)
      .waitFor();
    await page
      .locator('#osoba-idCard-error')
      .getByText(/cyfra kontrolna/)
      .waitFor();
    await page
      .locator('#osoba-passport-error')
      .getByText(/cyfra kontrolna/)
      .waitFor();
    await page.locator('#osoba-lastName-error').waitFor();
    const marked = await page.locator('[aria-invalid=true]').evaluateAll((fields) => fields.map(({ id }) => id));
    expect(marked).toEqual(expect.arrayContaining(['osoba-pesel', 'osoba-idCard', 'osoba-passport', 'osoba-lastName']));
    await lookAt(page, 'mieszkaniec-bledy');
  });

  it('000-09 000-10 000-11 000-12 000-13 a clerk enters a person: the PESEL fills birth date and sex, two addresses, documents, remarks', async () => {
    const { page } = window;
    await page.locator('#osoba-firstName').fill('Michalina Anna');
    await page.locator('#osoba-lastName').fill(lastName);
    await page.locator('#osoba-pesel').fill(PESEL);
    expect(await page.locator('#osoba-birthDate').inputValue()).toBe('23.08.1992');
    expect(await page.locator('#osoba-sex').inputValue()).toMatch(/kobieta|mężczyzna/);
    await page.locator('#osoba-place').fill('Nowa Rzeczna');
    await page.locator('#osoba-street').fill('Nadbrzeżna');
    await page.locator('#osoba-houseNumber').fill('31');
    await page.locator('#osoba-postalCode').fill('09-990');
    await page.getByLabel('Inny', { exact: true }).check();
    await page.locator('#osoba-registeredPlace').fill('Stara Rzeczna');
    await page.locator('#osoba-registeredHouseNumber').fill('5');
    await page.locator('#osoba-registeredPostalCode').fill('09 991');
    await page.locator('#osoba-email').fill('m.rejestrowa@poczta.example');
    await page.locator('#osoba-phone').fill('500 000 214');
    await page.locator('#osoba-idCard').fill('ABS 123456');
    await page.locator('#osoba-passport').fill('CC7999486');
    await page.locator('#osoba-remarks').fill('Prosi o kontakt po 16:00.');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('#osoba-pesel-error')
      .getByText(/potwierdź/)
      .waitFor();
    await page.getByLabel('Zgadza się z dokumentem').check();
    await lookAt(page, 'mieszkaniec-nowy');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/mieszkancy\/[0-9a-f-]{36}$/);
    id = page.url().split('/').at(-1) ?? '';
    await page.getByRole('heading', { name: `Michalina Anna ${lastName}` }).waitFor();
    const facts = await page.locator('km-person-facts').innerText();
    for (const words of [
      'Stara Rzeczna',
      '09-991',
      'm.rejestrowa@poczta.example',
      'ABS•••••',
      'Prosi o kontakt po 16:00.',
    ])
      expect(facts).toContain(words);
    expect(facts).not.toContain(PESEL);
    const [row] = await rowsOf<{ idCard: Buffer; phone: string; sex: string }>('residents', { id });
    expect(row?.idCard.toString('latin1')).not.toContain('123456');
    expect(row?.phone).toBe('+48500000214');
    await page.reload();
    await page.locator('km-person-facts').waitFor();
    await lookAt(page, 'mieszkaniec');
  });

  it('000-09 the list finds the person by name, address, phone and remarks, and by the whole PESEL, which stands in no address', async () => {
    const { page } = window;
    await open('/mieszkancy');
    await page.locator('#filtr').fill(`${lastName} nadbrzezna`);
    await until('one row', async () => (await page.locator('tbody tr').count()) === 1);
    expect(await page.locator('tbody tr').innerText()).toContain('Nadbrzeżna 31');
    await lookAt(page, 'mieszkancy');
    await page.locator('#filtr').press('Escape');
    await page.keyboard.press('k');
    await page.getByRole('dialog', { name: 'Kolumny' }).getByLabel('Uwagi').check();
    await page.keyboard.press('Escape');
    for (const part of ['500000214', 'kontakt po 16:00']) {
      await page.locator('#filtr').fill(`${lastName} czegoś takiego nie ma`);
      await until('nobody', async () => (await page.locator('tbody tr').count()) === 0);
      await page.locator('#filtr').fill(`${lastName} ${part}`);
      await page.locator('tbody tr', { hasText: 'Nadbrzeżna 31' }).waitFor();
    }
    await page.getByRole('button', { name: 'Szukaj po numerze…' }).click();
    await page.getByLabel(/PESEL, dowód/).fill(PESEL);
    await page.getByRole('dialog').getByRole('button', { name: 'Szukaj' }).click();
    await page.waitForURL(new RegExp(id));
    expect(page.url()).not.toContain(PESEL);
  });

  it('000-04 X-6 somebody else of the office gives a reason before the page opens, and it stands in the history of looks', async () => {
    const before = await other.get(`/api/operator/residents/${id}`);
    expect([before.status, before.body['code']]).toEqual([409, 'READ_REASON_NEEDED']);
    await other.must(other.post(`/api/operator/residents/${id}/looks`, { reason: 'phone', note: '' }));
    const { looks } = await other.must(
      other.get<{ looks: { reason: string; by: string }[] }>(`/api/operator/residents/${id}`),
    );
    expect(looks[0]).toMatchObject({ reason: 'rozmowa telefoniczna', by: 'Marek Król' });
    const read = await rowsOf('audit', { act: 'resident.read', subjectId: id });
    expect(read.length).toBeGreaterThanOrEqual(2);
  });

  it('000-22 a clerk changes the phone with a reason: who, when, what before and after stand in the history, the day before shows the old one', async () => {
    const { page } = window;
    await page.getByRole('link', { name: /^Edytuj/ }).waitFor();
    await page.keyboard.press('e');
    await page.waitForURL(/edycja$/);
    await page.locator('#osoba-phone').waitFor();
    await page.locator('#osoba-phone').fill('500 000 241');
    await page.locator('#osoba-reason').fill('Prośba mieszkanki');
    await lookAt(page, 'mieszkaniec-edycja');

    // and another clerk is faster with the same field and another one
    const { version } = await other.must(other.get<{ version: number }>(`/api/operator/residents/${id}/entry`));
    const values = { phone: '+48500000218', email: 'inny@poczta.example' };
    await other.must(
      other.put(`/api/operator/residents/${id}`, { values, version, isConfirmed: true, reason: 'Telefon z pisma' }),
    );
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: /przed Tobą/ });
    await dialog.waitFor();
    await lookAt(page, 'mieszkaniec-konflikt');
    const words = await dialog.innerText();
    for (const each of ['Marek Król', '+48500000214', '+48500000218', '+48500000241', 'Bez sporu', 'E-mail'])
      expect(words).toContain(each);
    await dialog.getByRole('button', { name: 'Zapisz wybrane' }).click();
    await dialog.getByText('Wybierz w każdym wierszu').waitFor();
    await dialog.getByLabel('+48500000241').check();
    await dialog.getByRole('button', { name: 'Zapisz wybrane' }).click();
    await page.waitForURL(new RegExp(`${id}$`));

    // then
    const history = page.getByRole('region', { name: 'Historia' });
    await history.getByText('powód: Prośba mieszkanki').waitFor();
    const told = await history.innerText();
    expect(told).toMatch(/Telefon: \+48500000218 → \+48500000241/);
    expect(told).toMatch(/Telefon: \+48500000214 → \+48500000218/);
    const [row] = await rowsOf<{ email: string; phone: string }>('residents', { id });
    expect(row).toMatchObject({ email: 'inny@poczta.example', phone: '+48500000241' });
    const [kept] = await rowsOf<{ content: Buffer }>('resident_changes', { residentId: id });
    expect(kept?.content.toString('latin1')).not.toContain('500000214');
    await page.getByLabel('Stan na dzień').fill('2020-01-01');
    await page.getByText('Tego dnia nie było jeszcze tej osoby').waitFor();
  });

  it('000-09 a similar person is shown while typing with the reason in words and per cent, and not entered twice unseen', async () => {
    const { page } = window;
    await open('/mieszkancy/nowy');
    await page.locator('#osoba-firstName').fill('Michalina');
    await page.locator('#osoba-lastName').fill(lastName.replace('-', ''));
    await page.locator('#osoba-birthDate').fill('1992-08-23');
    const like = page.locator('.like', { hasText: lastName });
    await like.waitFor();
    expect(await like.innerText()).toMatch(/ta sama data urodzenia/);
    expect(await like.innerText()).toMatch(/\d\d%/);
    await lookAt(page, 'mieszkaniec-podobny');
    await page.locator('#osoba-sex').selectOption('female');
    await page.locator('#osoba-noPeselReason').selectOption('foreigner');
    await page.locator('#osoba-place').fill('Nowa Rzeczna');
    await page.locator('#osoba-houseNumber').fill('2');
    await page.locator('#osoba-postalCode').fill('09-990');
    await page.keyboard.press('Control+Enter');
    await page.getByText('W rejestrze jest ktoś bardzo podobny.').waitFor();
    await like.getByLabel('To inna osoba').check();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/mieszkancy\/[0-9a-f-]{36}$/);
    expect(await page.locator('km-person-facts').innerText()).toContain('cudzoziemiec');
  });
});

describe('the register of residents at its routes', () => {
  it('000-10 refuses a PESEL that somebody has, a remark with a number, a date in the future', async () => {
    const { lastName: another } = rareApplicant('Inna');
    const address = { place: 'Nowa Rzeczna', houseNumber: '1', postalCode: '09-990' };
    const values = { ...EMPTY_ENTRY, ...address, firstName: 'Ola', lastName: another, pesel: PESEL };
    const add = (change: object) =>
      other.post('/api/operator/residents', { values: { ...values, ...change }, isConfirmed: true, seen: [] });
    const codesOf = ({ body }: Awaited<ReturnType<typeof add>>): unknown => body['fields'];
    expect(codesOf(await add({}))).toEqual([{ path: 'pesel', code: 'PESEL_TAKEN' }]);
    const bad = { pesel: '', noPeselReason: 'newborn', sex: 'female', birthDate: '2999-01-01', remarks: `ma ${PESEL}` };
    expect(codesOf(await add(bad))).toEqual([
      { path: 'birthDate', code: 'DATE_FUTURE' },
      { path: 'remarks', code: 'PERSONAL_NUMBER' },
    ]);
  });
});

it('left no complaint in the console of the browser but of what was refused', () => {
  expect(window.complaints.filter((each) => !/40[49]|422/.test(each))).toEqual([]);
});
