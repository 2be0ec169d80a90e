import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { City } from '@karta/db';
import { startStandIn, type RunningStandIn } from '@karta/simulators';
import { openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { askAccount } from './ask-account.ts';
import { changeSmsAccount, smsAccount, smsConnection } from './sms-account.ts';

jest.setTimeout(60_000);

let own: OwnCity;
let city: City;
let vendor: RunningStandIn;
let url: string;
beforeAll(async () => {
  own = await openKeyedCity();
  vendor = await startStandIn('serwersms', { DATA_FILE: join(await mkdtemp(join(tmpdir(), 'sms-')), 'sms.jsonl') });
  url = `http://127.0.0.1:${vendor.facts['httpPort']}`;
  city = { ...own.city, channels: { smsUrl: url, smsToken: 'of-the-installation', smsSender: 'Dom' } } as City;
}, 60_000);
afterEach(() => control({}));
afterAll(async () => {
  await vendor.stop();
  await own.close();
}, 60_000);

const by = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;
const control = (switches: object): Promise<Response> =>
  fetch(`${url}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switches),
  });

describe('000-34 the office’s account at SerwerSMS', () => {
  it('takes the place of the installation’s, sealed, and its token is told to nobody', async () => {
    // given
    const before = [await smsAccount(city), await smsConnection(city)];

    // when
    await city.knex.transaction((trx) =>
      changeSmsAccount(trx, city, { token: 'demo-token', sender: 'Miasto', version: 0 }, by),
    );

    // then
    expect(before).toEqual([
      { isOwn: false, hasToken: true, sender: 'Dom', version: 0 },
      { url, token: 'of-the-installation', sender: 'Dom' },
    ]);
    expect(await smsConnection(city)).toEqual({ url, token: 'demo-token', sender: 'Miasto' });
    expect(await smsAccount(city)).toEqual({ isOwn: true, hasToken: true, sender: 'Miasto', version: 1 });
    const [row] = await city.knex('sms_account');
    const audited = await city.knex('audit').where({ act: 'message-channel.change' }).pluck('facts');
    expect(row.token.includes(Buffer.from('demo-token'))).toBe(false);
    expect(audited).toEqual([{ sender: 'Miasto', isTokenNew: true }]);
  });

  it('keeps its token where none is typed, may have no name, and tells the second of two that the first was faster', async () => {
    const { version } = await smsAccount(city);
    const change = { token: null, sender: null, version };
    await city.knex.transaction((trx) => changeSmsAccount(trx, city, change, by));
    expect(await smsConnection(city)).toEqual({ url, token: 'demo-token' });
    const late = city.knex.transaction((trx) => changeSmsAccount(trx, city, change, by));
    await expect(late).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('says how many texts are left and which names are approved', async () => {
    await control({ limit: 40, senders: ['Miasto'] });
    expect(await askAccount({ url, token: 'demo-token' })).toEqual({
      problem: null,
      code: null,
      credit: [
        { kind: 'eco', left: 40 },
        { kind: 'full', left: 40 },
      ],
      senders: [
        { name: 'Miasto', isReady: true },
        { name: 'Nowy', isReady: false },
      ],
    });
  });

  it.each([
    ['a wrong token', 'another', {}, { problem: 'refused', code: 1001 }],
    [
      'an account that may not send',
      'demo-token',
      { fault: { kind: 'error', code: 1008, everyCall: true } },
      { problem: 'refused', code: 1008 },
    ],
    [
      'an error that nobody knows',
      'demo-token',
      { fault: { kind: 'error', code: 4711, everyCall: true } },
      { problem: 'unknown', code: 4711 },
    ],
    [
      'a gateway that fails',
      'demo-token',
      { fault: { kind: 'http-500', everyCall: true } },
      { problem: 'away', code: null },
    ],
    [
      'half an answer',
      'demo-token',
      { fault: { kind: 'broken-json', everyCall: true } },
      { problem: 'away', code: null },
    ],
  ])('says of %s what it is', async (_what, token, switches, told) => {
    await control(switches);
    expect(await askAccount({ url, token })).toEqual({ ...told, credit: [], senders: [] });
  });
});
