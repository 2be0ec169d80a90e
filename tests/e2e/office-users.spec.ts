import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';
import { hired } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
const SURNAME = `Nowicka-${randomUUID().slice(0, 6)}`;
const EMAIL = `${SURNAME.toLowerCase()}@nowa-rzeczna.example`;
const PASSWORD = 'zielony rower pod mostem';
let window: Window;

beforeAll(async () => {
  window = await openWindow();
  await signInAtOffice(window.page, DEMO.admin);
}, 60_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);
const row = () => window.page.getByRole('row').filter({ hasText: SURNAME });
const signIn = (password: string) => new Caller('operator').post('/api/operator/sign-in', { email: EMAIL, password });

/** An act with its reason, from the panel of the chosen person. */
async function reasoned(button: string, reason: string): Promise<void> {
  const { page } = window;
  await page.getByRole('button', { name: `${button}…` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: button }).click();
  await dialog.getByText('Napisz powód').waitFor();
  await dialog.getByLabel('Powód').fill(reason);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('users of the office (000-08)', () => {
  it('000-08 an administrator invites somebody by mail; an address that is taken is told at its field', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Użytkownicy' }).click();
    await page.getByRole('heading', { level: 1, name: 'Użytkownicy' }).waitFor();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Zaproś osobę' });
    await dialog.getByLabel('Imię i nazwisko').fill(`Renata ${SURNAME}`);
    await dialog.getByLabel('Adres e-mail').fill(DEMO.clerk);
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
    await dialog.getByText('Ktoś w urzędzie ma już ten adres.', { exact: false }).waitFor();
    await dialog.getByLabel('Adres e-mail').fill(EMAIL);
    await dialog.getByLabel('Dział').fill('Biuro Karty');
    await dialog.getByRole('checkbox').first().check();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
    await row().getByText('Zaproszone').waitFor();
    await lookAt(page, 'uzytkownicy');
  });

  it('000-08 the link of the letter sets the password, once', async () => {
    const token = /nowe-haslo\?token=([\w-]+)/.exec(await letterText(EMAIL, /Zaproszenie/))?.[1];
    const guest = new Caller('operator');
    expect((await signIn(PASSWORD)).body).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    await guest.must(guest.post('/api/operator/password-reset', { token, password: PASSWORD }));
    expect((await guest.post('/api/operator/password-reset', { token, password: PASSWORD })).body).toMatchObject({
      code: 'TOKEN_INVALID',
    });
    expect((await signIn(PASSWORD)).status).toBe(200);
    await window.page.reload();
    await row().getByText('Aktywne').waitFor();
  });

  it('000-08 words and point are changed; of two administrators the second one is told', async () => {
    const { page } = window;
    await row()
      .getByRole('button', { name: /Renata/ })
      .click();
    const version = await withRecords(({ knex }) =>
      knex('operators').where('email', EMAIL).first('id', 'accessVersion'),
    );
    const other = await operator(DEMO.secondAdmin);
    const change = { version: version.accessVersion, name: `Renata ${SURNAME}`, unit: 'Kasa', pickupPointId: null };
    await other.must(other.put(`/api/admin/users/${version.id}`, change));
    await page.getByLabel('Dział').last().fill('Poczta');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText('zmienił właśnie ktoś inny', { exact: false }).waitFor();
    await page.getByLabel('Punkt').last().selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText('Zapisano.').waitFor();
    const [kept] = await withRecords(({ knex }) =>
      knex('operators').where('email', EMAIL).select('unit', 'pickupPointId'),
    );
    expect(kept).toEqual({ unit: 'Poczta', pickupPointId: expect.any(String) });
  });

  it('000-08 switched off with a reason nobody signs in and whoever was in is out; switched on they do', async () => {
    const colleague = new Caller('operator');
    await colleague.must(colleague.post('/api/operator/sign-in', { email: EMAIL, password: PASSWORD }));
    await reasoned('Wyłącz konto', 'Koniec umowy.');
    await row().getByText('Wyłączone').waitFor();
    expect((await colleague.get('/api/operator/tasks')).status).toBe(401);
    expect((await signIn(PASSWORD)).body).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    await reasoned('Włącz konto', 'Nowa umowa.');
    await row().getByText('Aktywne').waitFor();
    expect((await signIn(PASSWORD)).status).toBe(200);
    const acts = await withRecords(async ({ knex }) => {
      const { id } = await knex('operators').where('email', EMAIL).first('id');
      return knex('audit').where({ subjectId: id }).orderBy('id').pluck('act');
    });
    expect(acts).toEqual(expect.arrayContaining(['operator.invite', 'operator.switch-off', 'operator.switch-on']));
  });

  it('000-08 somebody who guessed too often is let in again at once, with a reason', async () => {
    for (let guess = 0; guess < 12; guess += 1) await signIn('zle haslo 12345');
    expect((await signIn(PASSWORD)).status).toBe(429);
    await reasoned('Odblokuj logowanie', 'Zapomniała hasła.');
    expect((await signIn(PASSWORD)).status).toBe(200);
  });

  it('000-08 nobody switches themselves off', async () => {
    const admin = await operator(DEMO.admin);
    const { operator: own } = await admin.must(admin.get<{ operator: { id: string } }>('/api/operator/session'));
    expect((await admin.post(`/api/admin/users/${own.id}/off`, { reason: 'Próba.' })).body).toMatchObject({
      code: 'OWN_ACCESS',
    });
  });
});

describe('roles and rights', () => {
  it('H-2 the matrix goes into a file, and two roles are compared', async () => {
    const { page } = window;
    await open('/uprawnienia');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Macierz do pliku' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const text = readFileSync(await (await saving).path(), 'utf8');
    expect(text).toMatch(/^\uFEFFPrawo;/);
    expect(text).toMatch(/Czyta zadania;/);
    await page.getByLabel('Pierwsza rola').selectOption({ index: 1 });
    await page.getByLabel('Druga rola').selectOption({ index: 2 });
    const differences = page.getByRole('region', { name: 'Różnice ról, tabela przewijana' });
    await differences.getByRole('row').nth(1).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('a right that is taken away closes the open screen of whoever had it, and its item of the menu', async () => {
    const code = `rola-${randomUUID().slice(0, 8)}`;
    const admin = await operator(DEMO.admin);
    await admin.must(admin.post('/api/admin/access/roles', { code, name: code }));
    const grants = [{ permission: 'card.read', condition: null }];
    const put = (version: number, held: object[]) =>
      admin.must(admin.put(`/api/admin/access/roles/${code}`, { version, grants: held, groups: [], hiddenFields: [] }));
    await put(1, grants);
    const colleague = await hired([code]);
    const { operator: own } = await colleague.must(
      colleague.get<{ operator: { email: string } }>('/api/operator/session'),
    );
    const { page } = window;
    await signInAtOffice(page, own.email);
    await page.getByRole('heading', { level: 1, name: 'Karty' }).waitFor();
    await put(2, []);
    await page.waitForURL(/brak-dostepu/, { timeout: 3000 });
    expect(await page.getByRole('link', { name: 'Karty' }).count()).toBe(0);
  });

  it('left no complaint in the console of the browser', () => {
    expect(window.complaints.filter((each) => !/40[0-9]|410|422|429/.test(each))).toEqual([]);
  });
});
