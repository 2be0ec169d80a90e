import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';
import { OPEN_ID_CLIENT, startOpenId, walkProvider } from '../makers/open-id.ts';
import { employed } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { beNobody, signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(180_000);
const NAME = 'konto Urzędu Miejskiego';
const LOGIN = `e.probna.${randomUUID().slice(0, 6)}`;
const BEGIN = '/api/operator/sign-in/open-id/begin';
const FINISH = '/api/operator/sign-in/open-id';
let window: Window;
let provider: Awaited<ReturnType<typeof startOpenId>>;
let clerk: { id: string; email: string };

beforeAll(async () => {
  [window, provider, clerk] = await Promise.all([
    openWindow(),
    startOpenId(),
    employed(['clerk'], { name: 'Ludmiła Kontowa' }),
  ]);
}, 60_000);
afterAll(async () => {
  await withRecords(({ knex }) => knex('open_id_provider').delete());
  await Promise.all([window.close(), provider.stop()]);
}, 60_000);

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);

/** A browser goes to the provider and comes back; `typed` is what is filled in there. */
async function walk(caller: Caller, typed: Record<string, string>, begin: object = {}, url = BEGIN) {
  const { address } = await caller.must(caller.post<{ address: string }>(url, begin));
  return caller.post<{ code?: string; session?: { operator: object | null; factor: object | null } }>(FINISH, {
    query: await walkProvider(address, typed),
  });
}

describe('signing in with an account that the town has already (13.5)', () => {
  it('000-08 an administrator sets the provider up: one that does not answer, or is not encrypted, is told at its field', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, DEMO.admin);
    await open('/uzytkownicy');
    await page.getByRole('link', { name: 'Logowanie', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Logowanie kontem zewnętrznym' }).waitFor();
    await page.getByText(`${addressOf('operator')}/zaloguj/powrot`).waitFor();

    // when
    await page.getByLabel('Nazwa na przycisku').fill(NAME);
    await page.getByLabel('Adres dostawcy').fill('http://login.miasto.example');
    await page.getByLabel('Identyfikator klienta').fill(OPEN_ID_CLIENT.id);
    await page.getByLabel('Włączone').check();
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Wpisz sekret, który nadał dostawca').waitFor();
    await page.getByLabel('Sekret klienta').fill(OPEN_ID_CLIENT.secret);
    await page.getByRole('button', { name: 'Zapisz' }).click();

    // then
    await page.getByText('Adres dostawcy musi zaczynać się od https://.').waitFor();
    await page.getByLabel('Adres dostawcy').fill(`${provider.issuer}/nie-tu`);
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Pod tym adresem nie odpowiada dostawca OpenID.', { exact: false }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await lookAt(page, 'logowanie-dostawca');
    await page.getByLabel('Adres dostawcy').fill(provider.issuer);
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano. Dostawca odpowiada.').waitFor();
    const [row] = await withRecords(({ knex }) => knex('open_id_provider').select('issuer', 'clientSecret'));
    expect(row.issuer).toBe(provider.issuer);
    expect(row.clientSecret.includes(OPEN_ID_CLIENT.secret)).toBe(false);
  });

  it('000-08 a clerk links the account with the own password, is told by mail, and signs in with it at the screen', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, clerk.email);
    await open('/konto');

    // when
    await page.getByRole('button', { name: 'Połącz konto' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Twoje hasło').fill('nie to');
    await dialog.getByRole('button', { name: 'Potwierdź' }).click();
    await dialog.getByText('hasło', { exact: false }).last().waitFor();
    await dialog.getByLabel('Twoje hasło').fill(DEMO.password);
    await dialog.getByRole('button', { name: 'Potwierdź' }).click();
    await page.getByLabel('Login').fill(LOGIN);
    await page.getByRole('button', { name: 'Zaloguj' }).click();

    // then
    await page.getByText(`${LOGIN}@urzad.example`).waitFor();
    await lookAt(page, 'konto-dostawca');
    expect(await letterText(clerk.email, /logowanie kontem zewnętrznym/)).toContain('połączono albo odłączono konto');

    // and when
    await beNobody(page, 'operator');
    await open('/zaloguj?powrot=%2Feksporty');
    await lookAt(page, 'zaloguj-dostawca');
    await page.getByRole('button', { name: `Zaloguj przez: ${NAME}` }).click();
    await page.getByLabel('Login').fill(LOGIN);
    await page.getByRole('button', { name: 'Zaloguj' }).click();

    // then
    await page.getByRole('heading', { level: 1, name: 'Moje eksporty' }).waitFor();
    const opened = await withRecords(({ knex }) =>
      knex('audit').where({ act: 'session.open', subjectId: clerk.id }).orderBy('id', 'desc').first('facts'),
    );
    expect(opened.facts).toEqual({ factor: 'open-id' });
  });

  it('an account of nobody, a refusal and a provider that is down are told, and nobody is in', async () => {
    // given
    const { page } = window;
    await beNobody(page, 'operator');
    const leave = async (): Promise<void> => {
      await open('/zaloguj');
      await page.getByRole('button', { name: `Zaloguj przez: ${NAME}` }).click();
    };

    // when
    await leave();
    await page.getByLabel('Login').fill('nikt');
    await page.getByRole('button', { name: 'Zaloguj' }).click();

    // then
    await page.getByText('To konto nie jest połączone z nikim w urzędzie.', { exact: false }).waitFor();
    expect(page.url()).not.toContain('code=');
    await lookAt(page, 'zaloguj-powrot');

    // and when: the provider remembers them, and asks all the same
    await page.getByRole('button', { name: 'Zaloguj innym kontem' }).click();
    await page.getByRole('button', { name: 'Anuluj' }).click();

    // then
    await page.getByText('Logowanie u dostawcy zostało przerwane albo odmówione.', { exact: false }).waitFor();

    // and when
    await provider.control({ isDown: true });
    await leave();

    // then
    await page.getByText('Dostawca logowania nie odpowiada.', { exact: false }).waitFor();
    await provider.control({});
    expect((await page.request.get(`${addressOf('operator')}/api/operator/sessions`)).status()).toBe(401);
  });

  it.each(['other-key', 'unsigned', 'wrong-nonce', 'wrong-audience', 'wrong-issuer', 'expired', 'no-subject'])(
    'a forged answer lets nobody in: %s',
    async (forge) => {
      const caller = new Caller('operator');
      await provider.control({ forge });
      try {
        expect((await walk(caller, { login: LOGIN })).body.code).toBe('OPEN_ID_ANSWER_WRONG');
      } finally {
        await provider.control({});
      }
      expect((await caller.get('/api/operator/sessions')).status).toBe(401);
    },
  );

  it('an answer is good once, and for the browser alone that left', async () => {
    // given
    const [caller, thief] = [new Caller('operator'), new Caller('operator')];
    const { address } = await caller.must(caller.post<{ address: string }>(BEGIN, {}));
    await thief.must(thief.post(BEGIN, {}));
    const query = await walkProvider(address, { login: LOGIN });

    // when
    const stolen = await thief.post(FINISH, { query });
    const first = await caller.post(FINISH, { query });
    const second = await caller.post(FINISH, { query });

    // then
    expect([stolen.body['code'], first.status, second.body['code']]).toEqual([
      'OPEN_ID_ANSWER_WRONG',
      200,
      'SIGN_IN_AGAIN',
    ]);
  });

  it('who has a second factor shows it, until the town trusts the one that was shown there', async () => {
    // given
    const own = await operator(clerk.email);
    const begun = await own.must(
      own.post<{ secret: string }>('/api/operator/factors/totp/begin', { password: DEMO.password }),
    );
    const code = new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate();
    await own.must(own.post('/api/operator/factors/totp', { code, name: 'Telefon' }));
    const trust = (trustsFactor: boolean) =>
      withRecords(({ knex }) => knex('open_id_provider').update({ trustsFactor }));
    const enter = async (typed: Record<string, string>) =>
      (await walk(new Caller('operator'), { login: LOGIN, ...typed })).body.session;

    // when
    const untrusted = await enter({ mfa: 'on' });
    await trust(true);
    const [without, trusted] = [await enter({}), await enter({ mfa: 'on' })];

    // then
    expect(untrusted).toMatchObject({ operator: null, factor: { step: 'prove' } });
    expect(without).toMatchObject({ operator: null, factor: { step: 'prove' } });
    expect(trusted).toMatchObject({ operator: { email: clerk.email }, factor: null });
    await trust(false);
  });

  it('000-08 an invitation may be answered with the account instead of a password; the same account is nobody else’s', async () => {
    // given
    const admin = await operator(DEMO.admin);
    const email = `z.nowa.${randomUUID().slice(0, 6)}@nowa-rzeczna.example`;
    const person = { email, name: 'Kalina Kontowa', unit: '', pickupPointId: null, roles: ['clerk'] };
    const { id } = await admin.must(admin.post<{ id: string }>('/api/admin/users', person));
    const token = /nowe-haslo\?token=([\w-]+)/.exec(await letterText(email, /Zaproszenie/))?.[1] ?? '';

    // when
    const taken = await walk(new Caller('operator'), { login: LOGIN }, { token });
    const { page } = window;
    await beNobody(page, 'operator');
    await open(`/nowe-haslo?token=${token}`);
    await page.getByRole('button', { name: `Używaj konta: ${NAME}` }).click();
    await page.getByLabel('Login').fill(`nowa.${LOGIN}`);
    await page.getByRole('button', { name: 'Zaloguj' }).click();

    // then
    expect(taken.body.code).toBe('OPEN_ID_TAKEN');
    await page.getByText('Kalina Kontowa').first().waitFor();
    const again = await new Caller('operator').post(BEGIN, { token });
    expect(again.body['code']).toBe('TOKEN_INVALID');
    const row = await withRecords(({ knex }) => knex('operators').where({ id }).first('invitedAt'));
    expect(row.invitedAt).toBeNull();
  });

  it('000-08 an administrator takes the account off with a reason: sessions end, also one that waits for its second factor; it lets nobody in, the password does', async () => {
    // given
    const { page } = window;
    const half = new Caller('operator');
    expect((await walk(half, { login: LOGIN })).body.session).toMatchObject({ factor: { step: 'prove' } });
    await withRecords(({ knex }) => knex('second_factors').where({ subject: clerk.id }).delete());
    const inside = await operator(clerk.email);
    expect((await inside.get('/api/operator/sessions')).status).toBe(200);
    await signInAtOffice(page, DEMO.admin);
    await open(`/uzytkownicy`);
    await page.getByLabel('Filtruj osoby i role').fill(clerk.email);
    await page.getByRole('button', { name: 'Ludmiła Kontowa' }).click();

    // when
    await page.getByRole('button', { name: /^Odłącz konto u dostawcy/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Powód').fill('Zmiana konta w urzędzie.');
    await dialog.getByRole('button', { name: 'Odłącz' }).click();
    await page.getByText('Odłączono konto. Ta osoba zaloguje się hasłem.').waitFor();

    // then
    expect((await inside.get('/api/operator/sessions')).status).toBe(401);
    expect((await half.post('/api/operator/sign-in/code', { code: '123456' })).body['code']).toBe('SIGN_IN_AGAIN');
    expect((await walk(new Caller('operator'), { login: LOGIN })).body.code).toBe('OPEN_ID_UNKNOWN');
    expect((await operator(clerk.email)).cookie).not.toBe('');
    const acts = await withRecords(({ knex }) =>
      knex('audit').where({ subjectId: clerk.id }).whereLike('act', 'open-id.%').orderBy('id').pluck('act'),
    );
    expect(acts).toEqual(['open-id.link', 'open-id.unlink']);
  });

  it('switched off, no button is left and no way begins', async () => {
    await withRecords(({ knex }) => knex('open_id_provider').update({ isOn: false }));
    await beNobody(window.page, 'operator');
    await open('/zaloguj');
    await window.page.getByRole('button', { name: 'Zaloguj', exact: true }).waitFor();
    expect(await window.page.getByRole('button', { name: /Zaloguj przez/ }).count()).toBe(0);
    expect((await new Caller('operator').post(BEGIN, {})).status).toBe(404);
  });
});
