import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '../stand-in/start-stand-in.ts';
import type { RunningStandIn } from '../stand-in/start-stand-in.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

let vendor: RunningStandIn;
let dataFile: string;

const address = (path: string): string => `http://127.0.0.1:${vendor.facts['httpPort']}/${path}`;
const post = (path: string, body: object): Promise<Response> =>
  fetch(address(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer demo-token' },
    body: JSON.stringify(body),
  });
const call = async (path: string, body: object): Promise<unknown> => (await post(path, body)).json();
const read = async (path: string): Promise<unknown> => (await fetch(address(path))).json();
const SMS = { phone: '+48500600701', text: 'Karta gotowa', unique_id: 'abc123', details: true };

beforeEach(async () => {
  dataFile = join(await mkdtemp(join(tmpdir(), 'serwersms-')), 'sms.jsonl');
  vendor = await startStandIn('serwersms', { DATA_FILE: dataFile });
});
afterEach(() => vendor.stop());

it('takes a message, reports it and shows it to people', async () => {
  // when
  const sent = await call('messages/send_sms', SMS);
  const report = await call('messages/reports.json', { unique_id: ['abc123'] });
  const page = await (await fetch(address(''))).text();

  // then
  expect(sent).toMatchObject({ success: true, queued: 1, items: [{ status: 'queued', parts: 1 }] });
  expect(report).toMatchObject({ items: [{ status: 'delivered', phone: '+48500600701' }] });
  expect(page).toContain('Karta gotowa');
});

it('knows a form body with a password, and answers in XML when asked', async () => {
  // given
  const form = new URLSearchParams([
    ['username', 'demo'],
    ['password', 'demo-password'],
    ['phone[]', '500600701'],
    ['phone[]', '500600705'],
    ['text', 'Witamy'],
    ['details', '1'],
  ]);

  // when
  const answer = await (await fetch(address('messages/send_sms.xml'), { method: 'POST', body: form })).text();

  // then
  expect(answer).toContain('<queued>1</queued><unsent>1</unsent>');
});

it.each([
  ['a wrong token', { ...SMS, details: true }, 'Bearer other', 1001],
  ['an empty text', { ...SMS, text: '' }, 'Bearer demo-token', 3101],
  ['a number that is none', { ...SMS, phone: '12' }, 'Bearer demo-token', 2001],
  ['as many keys as there are no phones', { ...SMS, unique_id: ['abc', 'def'] }, 'Bearer demo-token', 1006],
])('answers %s with 200 and an error', async (_name, body, authorization, code) => {
  // when
  const answer = await fetch(address('messages/send_sms'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });

  // then
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ error: { code } });
});

it('tells the fate of a message by the end of its number', async () => {
  // when
  await call('messages/send_sms', { phone: ['500600702', '500600703', '500600704'], text: 'x', details: true });
  const report = await call('messages/reports', {});

  // then
  expect(report).toMatchObject({
    items: [
      { status: 'undelivered', reason: 'message_expired' },
      { status: 'sent' },
      { status: 'undelivered', reason: 'number_is_blacklisted' },
    ],
  });
});

it('accepts, then drops the connection, and remembers after a kill', async () => {
  // given
  await post('_control', { fault: { kind: 'accept-then-drop', times: 1 } });
  await expect(call('messages/send_sms', SMS)).rejects.toBeDefined();

  // when
  await vendor.kill();
  vendor = await startStandIn('serwersms', { DATA_FILE: dataFile });

  // then
  expect(await read('_control/ledger')).toEqual([{ uniqueId: 'abc123', sends: 1 }]);
});

it.each([
  ['http-500', 500],
  ['broken-json', 200],
])('can answer with %s', async (kind, status) => {
  // given
  await post('_control', { fault: { kind, times: 1 } });

  // when
  const answer = await post('messages/send_sms', SMS);

  // then
  expect(answer.status).toBe(status);
});

it('uses up a limit inside a batch', async () => {
  // given
  await post('_control', { limit: 1 });

  // when
  const answer = await call('messages/send_sms', { phone: ['500600701', '500600711'], text: 'x', details: true });

  // then
  expect(answer).toMatchObject({ queued: 1, unsent: 1, items: [{ status: 'queued' }, { error_code: 3002 }] });
  expect(await call('account/limits', {})).toMatchObject({ items: [{ value: '0' }, { type: 'full', value: '0' }] });
});
