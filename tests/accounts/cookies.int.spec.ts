import { createHmac } from 'node:crypto';
import { Caller, type Call } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { addressOf, DEMO } from '../makers/town.ts';

const OVER_HTTPS = { 'x-forwarded-proto': 'https' };
const signIn = (caller: Caller, call: Call = {}) =>
  caller.post('/api/operator/sign-in', { email: DEMO.clerk, password: DEMO.password }, call);
const setCookies = (headers: { 'set-cookie'?: string[] | undefined }): string[] => headers['set-cookie'] ?? [];

/** As earlier versions signed a cookie: with the key of the city. */
async function signedAsBefore(sid: string): Promise<string> {
  const { key } = await withRecords(({ vault }) => vault.keys.openCityKey('city'));
  const seal = createHmac('sha256', key.toString('hex')).update(sid).digest('base64').replace(/=+$/, '');
  return encodeURIComponent(`s:${sid}.${seal}`);
}

describe('the cookies of a sign-in', () => {
  it('over HTTPS are bound to the host, its root and HTTPS', async () => {
    const caller = new Caller('operator');
    const answer = await signIn(caller, {
      headers: OVER_HTTPS,
      origin: addressOf('operator').replace('http:', 'https:'),
    });
    const cookies = setCookies(answer.headers);
    expect(answer.status).toBe(200);
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-km_(office|device)=/);
      expect(cookie).toMatch(/; Path=\/;/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).not.toMatch(/Domain/i);
    }
    expect((await caller.get('/api/operator/sessions', { headers: OVER_HTTPS })).status).toBe(200);
  });

  it('over plain HTTP have their plain names', async () => {
    const { headers } = await signIn(new Caller('operator'));
    expect(setCookies(headers).map((cookie) => cookie.split('=')[0])).toEqual(
      expect.arrayContaining(['km_office', 'km_device']),
    );
  });

  it('of an earlier version go on, under the name of today; a plain one of today does not pass for one', async () => {
    // given: a session, and its id as it stood in the cookie before
    const caller = new Caller('operator');
    await signIn(caller);
    const signed = /km_office=([^;]+)/.exec(caller.cookie)?.[1] ?? '';
    const sid = /^s:([^.]+)\./.exec(decodeURIComponent(signed))?.[1] ?? '';
    const see = (cookie: string, headers: Record<string, string> = {}) =>
      new Caller('operator').get('/api/operator/sessions', { headers: { ...headers, cookie } });

    // when
    const before = await see(`km_office=${await signedAsBefore(sid)}`);
    const beforeOverHttps = await see(`km_office=${await signedAsBefore(sid)}`, OVER_HTTPS);
    const planted = await see(`km_office=${signed}`, OVER_HTTPS);

    // then
    expect(before.status).toBe(200);
    expect(beforeOverHttps.status).toBe(200);
    expect(setCookies(beforeOverHttps.headers)).toEqual([expect.stringMatching(/^__Host-km_office=/)]);
    expect(planted.status).toBe(401);
  });

  it('are taken back at the sign-out', async () => {
    const caller = new Caller('operator');
    await signIn(caller);
    const { headers } = await caller.post('/api/operator/sign-out');
    expect(setCookies(headers)).toEqual([expect.stringMatching(/^km_office=;.*Expires=Thu, 01 Jan 1970/)]);
  });
});
