import { randomUUID } from 'node:crypto';
import { confirmPhone, signedInResident, type Resident } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { contractedPartner } from '../makers/staff.ts';
import { addressOf, secretOf } from '../makers/town.ts';
import { letterText, lettersTo, letterWith, textsTo } from '../makers/letters.ts';
import { newApplicant } from '../makers/people.ts';
import { until } from '../makers/until.ts';

const OTHER = 'Zupelnie-Inne-Haslo-9';
const ask = (email: string) => new Caller('portal').post('/api/resident/password-reset/request', { email });
const reset = (token: string, password: string) =>
  new Caller('portal').post('/api/resident/password-reset', { token, password });
const signIn = (caller: Caller, email: string, password: string) =>
  caller.post('/api/resident/sign-in', { email, password });

async function resetLinks(email: string, count: number): Promise<string[]> {
  const letters = await until(`${count} letters`, async () => {
    const found = (await lettersTo(email)).filter(({ subject }) => /Nowe hasło/.test(subject));
    return found.length >= count && found;
  });
  const texts = await Promise.all(letters.map(({ id }) => letterWith(id)));
  return texts.flatMap((text) => /nowe-haslo\?token=([\w-]+)/.exec(text)?.[1] ?? []);
}

describe('a changed password', () => {
  it('ends every link that would set another one, and is told', async () => {
    // given
    const { applicant, portal } = await signedInResident();
    await ask(applicant.email);
    await ask(applicant.email);
    const [first = '', second = ''] = await resetLinks(applicant.email, 2);

    // when
    expect((await reset(first, OTHER)).status).toBe(200);

    // then
    expect((await reset(second, applicant.password)).body).toMatchObject({ code: 'TOKEN_INVALID' });
    expect((await portal.get('/api/resident/account')).status).toBe(401);
    expect(await letterText(applicant.email, /Hasło do Twojego konta/)).toContain('To nie Ty?');
  }, 60_000);

  it('at the account ends them too', async () => {
    // given
    const { applicant, portal } = await signedInResident();
    await ask(applicant.email);
    const [link = ''] = await resetLinks(applicant.email, 1);

    // when
    const body = { oldPassword: applicant.password, newPassword: OTHER };
    await portal.must(portal.put('/api/resident/account/password', body));

    // then
    expect((await reset(link, applicant.password)).body).toMatchObject({ code: 'TOKEN_INVALID' });
    await letterText(applicant.email, /Hasło do Twojego konta/);
  }, 60_000);
});

describe('the number to which messages go', () => {
  it('is changed with the password and the code of the new one, and the old number hears of it', async () => {
    // given
    const { applicant, portal } = await signedInResident();
    const change = (phone: string, password: string) => portal.put('/api/resident/account/phone', { phone, password });
    await portal.must(change(applicant.phone, applicant.password));
    await confirmPhone({ applicant, portal });

    // when
    const wrong = await change('+48500000001', 'nie to haslo');
    const phone = newApplicant().phone;
    await portal.must(change(phone, applicant.password));
    await confirmPhone({ applicant: { ...applicant, phone }, portal });

    // then
    expect(wrong.body).toMatchObject({ code: 'WRONG_PASSWORD' });
    const told = await until('the text', async () => {
      const texts = (await textsTo(applicant.phone)).filter(({ text }) => !text.includes('kod potwierdzenia'));
      return texts.length > 0 && texts;
    });
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('To nie Ty?')]);
    await letterText(applicant.email, /Numer telefonu/);
  }, 60_000);
});

describe('strangers lock nobody out', () => {
  const guess = (email: string) => signIn(new Caller('portal'), email, 'zla-brama-0000');
  let owner: Resident;
  beforeAll(async () => {
    owner = await signedInResident();
    for (let time = 0; time < 11; time += 1) await guess(owner.applicant.email);
  }, 60_000);

  it('of a device on which the owner has signed in before; elsewhere the answer says how long it takes', async () => {
    // when
    const { email, password } = owner.applicant;
    const elsewhere = await signIn(new Caller('portal'), email, password);
    const known = await signIn(owner.portal, email, password);

    // then
    expect(known.status).toBe(200);
    expect(elsewhere.status).toBe(429);
    const seconds = Number(elsewhere.headers['retry-after']);
    expect(seconds).toBeGreaterThan(600);
    expect(seconds).toBeLessThanOrEqual(900);
  });

  it('of the way by mail, however often somebody else has asked for it', async () => {
    // given
    const { email } = owner.applicant;
    for (let time = 0; time < 8; time += 1) expect((await ask(email)).status).toBe(202);

    // when
    const links = await resetLinks(email, 5);
    const done = await reset(links[0] ?? '', OTHER);

    // then
    expect(links).toHaveLength(5);
    expect(done.status).toBe(200);
    expect((await signIn(new Caller('portal'), email, OTHER)).status).toBe(200);
  }, 60_000);

  it('of a partner with the right secret', async () => {
    // given
    const body = (secret: string) => ({
      grant_type: 'client_credentials',
      client_id: 'basen-fala',
      client_secret: secret,
    });
    const stranger = new Caller('service');
    let last = 0;
    for (let time = 0; time < 31; time += 1)
      last = (await stranger.post('/api/partner/oauth/token', body('zly-sekret'))).status;

    // then
    expect(last).toBe(429);
    expect((await new Caller('service').post('/api/partner/oauth/token', body(secretOf('partner')))).status).toBe(200);
  }, 60_000);
});

describe('sessions', () => {
  it('of residents end after a day, however busy they were', async () => {
    // given
    const { portal, applicant } = await signedInResident();
    const since = Date.now() - 25 * 3_600_000;

    // when
    await withRecords(({ knex }) =>
      knex('resident_sessions')
        .whereRaw("sess->>'subject' = (select id::text from accounts where email = ?)", [applicant.email])
        .update({ sess: knex.raw("jsonb_set(sess::jsonb, '{since}', to_jsonb(?::bigint))::json", [since]) }),
    );

    // then
    expect((await portal.get('/api/resident/account')).status).toBe(401);
  }, 60_000);

  it('are not begun by a page of another scheme or with more in its origin', async () => {
    const clerk = await operator();
    const { host } = new URL(addressOf('operator'));
    for (const origin of [
      `ftp://${host}`,
      `http://${host}/x`,
      `http://user@${host}`,
      'null',
      `http://${host}.zly.example`,
    ]) {
      const answer = await clerk.post('/api/operator/sign-out', {}, { origin });
      expect([origin, answer.status]).toEqual([origin, 403]);
    }
  });
});

describe('a partner that was switched off', () => {
  it('is let in no more, also with a token that is still good', async () => {
    // given
    const name = `Partner ${randomUUID()}`;
    const partner = await contractedPartner(['card.status'], name);
    const look = () => partner.post<{ code?: string }>('/api/partner/card-status', { number: '01-999999' });
    expect((await look()).status).not.toBe(401);

    // when
    await withRecords(({ knex }) => knex('partners').where({ name }).update({ isActive: false }));

    // then
    expect((await look()).status).toBe(401);
  }, 60_000);
});
