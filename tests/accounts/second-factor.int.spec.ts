import { Secret, TOTP } from 'otpauth';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';
import { newTown, type NewTown } from '../makers/new-town.ts';
import { hired } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';

jest.setTimeout(60_000);

const STEP_MS = 30_000;
interface Session {
  operator: { id: string } | null;
  factor: { step: string; methods: string[] } | null;
  code?: string;
}

/** What an app shows at a time. */
const shown = (secret: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

const signIn = (caller: Caller, email: string) =>
  caller.post<Session>('/api/operator/sign-in', { email, password: DEMO.password });
const prove = (caller: Caller, code: string) => caller.post<Session>('/api/operator/sign-in/code', { code });

interface Enrolled {
  email: string;
  id: string;
  secret: string;
  codes: string[];
  caller: Caller;
}

/** Somebody of the office with an app; its first code is that of the last half minute, so that the one of now is still good. */
async function withApp(): Promise<Enrolled> {
  const caller = await hired(['auditor']);
  type Own = { operator: { id: string; email: string } };
  const { operator: own } = await caller.must(caller.get<Own>('/api/operator/session'));
  const begin = caller.post<{ secret: string }>('/api/operator/factors/totp/begin', { password: DEMO.password });
  const { secret } = await caller.must(begin);
  const code = shown(secret, Date.now() - STEP_MS);
  const confirm = caller.post<{ codes: string[] }>('/api/operator/factors/totp', { code, name: 'Telefon' });
  const { codes } = await caller.must(confirm);
  return { ...own, secret, codes, caller };
}

describe('who has an app', () => {
  it('is signed in by no password alone, and by the code once', async () => {
    // given
    const { email, secret } = await withApp();
    const caller = new Caller('operator');

    // when
    const half = await signIn(caller, email);

    // then
    expect(half.body).toMatchObject({ operator: null, factor: { step: 'prove', methods: ['totp'] } });
    expect((await caller.get('/api/operator/sessions')).status).toBe(401);
    expect((await caller.post('/api/operator/factors/totp/begin', {})).body).toMatchObject({ code: 'SIGN_IN_AGAIN' });

    // and when
    const code = shown(secret);
    const proved = await prove(caller, code);

    // then
    expect(proved.body).toMatchObject({ operator: { email }, factor: null });
    expect((await caller.get('/api/operator/sessions')).status).toBe(200);

    // and when: somebody has seen the code, and knows the password
    const thief = new Caller('operator');
    await signIn(thief, email);

    // then
    expect((await prove(thief, code)).body).toMatchObject({ code: 'FACTOR_CODE_WRONG' });
  });

  it('is let in by one of five tries with one code at once', async () => {
    const { email, secret } = await withApp();
    const callers = Array.from({ length: 5 }, () => new Caller('operator'));
    for (const caller of callers) await signIn(caller, email);
    const answers = await Promise.all(callers.map((caller) => prove(caller, shown(secret))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('comes in by each written code once, however it is typed', async () => {
    // given
    const { email, codes } = await withApp();
    const [first = '', second = ''] = codes;
    const caller = new Caller('operator');
    const again = async (code: string) => {
      await signIn(caller, email);
      return (await prove(caller, code)).status;
    };

    // then
    expect(codes).toHaveLength(10);
    expect(await again(first)).toBe(200);
    expect(await again(first)).toBe(422);
    expect(await again(second.toLowerCase().replaceAll('-', ' '))).toBe(200);
    const kept = await withRecords(({ knex }) => knex('recovery_codes').select());
    expect(JSON.stringify(kept)).not.toContain(second);
  });

  it('is asked for a time after ten wrong codes, whoever asks; the password is not locked by it', async () => {
    const { email, secret } = await withApp();
    const thief = new Caller('operator');
    await signIn(thief, email);
    for (let time = 0; time < 10; time += 1) expect((await prove(thief, '000000')).status).toBe(422);
    expect((await prove(thief, shown(secret))).status).toBe(429);
    expect((await signIn(new Caller('operator'), email)).status).toBe(200);
  });

  it('cannot go on with a password from before its change', async () => {
    // given
    const { email, secret, caller } = await withApp();
    const half = new Caller('operator');
    await signIn(half, email);

    // when
    const change = { oldPassword: DEMO.password, newPassword: 'Zupelnie-Inne-Haslo-9' };
    await caller.must(caller.put('/api/operator/password', change));

    // then
    expect((await prove(half, shown(secret))).body).toMatchObject({ code: 'SIGN_IN_AGAIN' });
  });

  it('has a secret that nobody reads in the database', async () => {
    const { id, secret } = await withApp();
    const [row] = await withRecords(({ knex }) => knex('second_factors').where({ subject: id }));
    expect(row.secret.toString('latin1')).not.toContain(secret);
    expect(row.secret.length).toBeGreaterThan(secret.length);
  });

  it('takes it away with the password', async () => {
    // given
    const { caller } = await withApp();
    type Own = { factors: { id: string }[] };
    const { factors } = await caller.must(caller.get<Own>('/api/operator/factors'));
    const remove = (password: string) =>
      caller.post<Own>(`/api/operator/factors/${factors[0]?.id}/remove`, { password });

    // then
    expect((await remove('nie to')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect((await caller.must(remove(DEMO.password))).factors).toEqual([]);
  });
});

describe('a town on its first day', () => {
  let town: NewTown;
  beforeAll(async () => {
    town = await newTown();
  }, 90_000);
  afterAll(() => town.remove());

  it('lets nobody in before a second factor is made, and takes no last one away', async () => {
    // given
    const fresh = town.office();
    const half = await fresh.must(fresh.post<Session>('/api/operator/sign-in', town.administrator));
    expect(half).toMatchObject({ operator: null, asksSecondFactor: true, factor: { step: 'enrol' } });
    expect((await fresh.get('/api/operator/sessions')).status).toBe(401);
    expect((await prove(fresh, '123456')).status).toBe(422);

    // when
    const { secret } = await fresh.must(fresh.post<{ secret: string }>('/api/operator/factors/totp/begin', {}));
    const wrong = await fresh.post('/api/operator/factors/totp', { code: '000000', name: 'Telefon' });
    const body = { code: shown(secret), name: 'Telefon' };
    const { codes } = await fresh.must(fresh.post<{ codes: string[] }>('/api/operator/factors/totp', body));

    // then
    expect(wrong.body).toMatchObject({ code: 'FACTOR_CODE_WRONG' });
    expect(codes).toHaveLength(10);
    const { factors } = await fresh.must(fresh.get<{ factors: { id: string }[] }>('/api/operator/factors'));
    const { password } = town.administrator;
    const removed = await fresh.post(`/api/operator/factors/${factors[0]?.id}/remove`, { password });
    expect(removed.body).toMatchObject({ code: 'FACTOR_NEEDED' });
  });
});

describe('an administrator', () => {
  it('takes the factor of somebody else away, with a reason; the person is signed out and told', async () => {
    // given
    const { id, email, caller } = await withApp();
    const admin = await operator(DEMO.admin);

    // when
    await admin.must(admin.post(`/api/admin/access/people/${id}/reset-factor`, { reason: 'Zgubiony telefon.' }));

    // then
    expect((await caller.get('/api/operator/sessions')).status).toBe(401);
    expect((await signIn(new Caller('operator'), email)).body).toMatchObject({ operator: { email } });
    expect(await letterText(email, /Drugi składnik logowania został usunięty/)).toContain('administrator');
    const [row] = await withRecords(({ knex }) => knex('audit').where({ act: 'factor.reset', subjectId: id }));
    expect(row).toMatchObject({ actorKind: 'operator', facts: { reason: 'Zgubiony telefon.' } });
  });

  it('does not do it to their own', async () => {
    const admin = await operator(DEMO.admin);
    const { operator: own } = await admin.must(admin.get<{ operator: { id: string } }>('/api/operator/session'));
    const answer = await admin.post(`/api/admin/access/people/${own.id}/reset-factor`, { reason: 'Bo tak chcę.' });
    expect(answer.body).toMatchObject({ code: 'OWN_ACCESS' });
  });
});

it('a passkey that answers to no question is refused', async () => {
  const { email } = await withApp();
  const caller = new Caller('operator');
  await signIn(caller, email);
  const answer = {
    ...{ id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {} },
    response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' },
  };
  expect((await caller.post('/api/operator/sign-in/passkey', { answer })).body).toMatchObject({
    code: 'PASSKEY_REFUSED',
  });
});
