import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';
import { createSerwerSmsSender } from './serwersms-sender.ts';
import type { SerwerSmsSettings } from './serwersms-sender.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const SMS = {
  outboxId: '0f4f21fd-7a8c-4b70-9c0e-37c1f2f0a001',
  phone: '+48500600701',
  text: 'Twoja karta jest gotowa. Zażółć!',
};
const UNIQUE_ID = '0f4f21fd7a8c4b709c0e37c1f2f0a001';

let vendor: RunningStandIn;

const address = (path: string): string => `http://127.0.0.1:${vendor.facts['httpPort']}${path}`;
const sender = (settings: Partial<SerwerSmsSettings> = {}) =>
  createSerwerSmsSender({ url: address(''), credentials: { token: 'demo-token' }, ...settings });
const control = (switches: object): Promise<Response> =>
  fetch(address('/_control'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switches),
  });
const ledger = async (): Promise<unknown> => (await fetch(address('/_control/ledger'))).json();
const texts = async (): Promise<unknown> => (await fetch(address('/_control/messages'))).json();

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sms-'));
  vendor = await startStandIn('serwersms', { DATA_FILE: join(folder, 'sms.jsonl') });
});
afterEach(() => control({}));
afterAll(() => vendor.stop());

it.each([
  ['a token', { token: 'demo-token' }],
  ['a password', { username: 'demo', password: 'demo-password' }],
])('sends with %s, in plain letters, and learns the fate', async (_kind, credentials) => {
  // given
  const outboxId = crypto.randomUUID();
  const sms = sender({ credentials });

  // when
  const sent = await sms.send({ ...SMS, outboxId });
  const report = await sms.lookUp([outboxId]);

  // then
  expect(sent).toMatchObject({ outcome: 'accepted', parts: 1 });
  expect(report).toMatchObject({ outcome: 'answered', found: [{ status: 'delivered', phone: SMS.phone }] });
  expect(await texts()).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ text: 'Twoja karta jest gotowa. Zazolc!' })]),
  );
});

it.each([
  [1001, 'configuration', false],
  [1008, 'configuration', false],
  [3000, 'configuration', false],
  [3002, 'configuration', false],
  [3100, 'configuration', false],
  [2001, 'permanent', false],
  [3101, 'permanent', false],
  [1006, 'permanent', false],
  [4711, 'permanent', true],
])('takes error %i as %s', async (code, outcome, isUnknownCode) => {
  // given
  await control({ fault: { kind: 'error', code } });

  // then
  expect(await sender().send(SMS)).toEqual({ outcome, isUnknownCode, vendorCode: code });
});

it('decides by the item, not by the success of the call', async () => {
  // then
  expect(await sender().send({ ...SMS, phone: '+48500600705' })).toMatchObject({
    outcome: 'permanent',
    vendorCode: 2001,
  });
});

it.each(['http-500', 'broken-json', 'accept-then-drop', 'reset', 'hang'])('calls %s ambiguous', async (kind) => {
  // given
  await control({ fault: { kind } });

  // then
  expect(await sender({ timeoutMilliseconds: 300 }).send({ ...SMS, outboxId: crypto.randomUUID() })).toMatchObject({
    outcome: 'ambiguous',
  });
});

it('finds by its key a message that was taken before the connection broke', async () => {
  // given
  await control({ fault: { kind: 'accept-then-drop', times: 1 } });
  await sender().send(SMS);

  // when
  const report = await sender().lookUp([SMS.outboxId]);

  // then
  expect(report).toMatchObject({ outcome: 'answered', found: [{ phone: SMS.phone }] });
  expect(await ledger()).toContainEqual({ uniqueId: UNIQUE_ID, sends: 1 });
});

it('may try again when nothing can have reached the vendor', async () => {
  // given
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));

  // then
  expect(await sender({ url: `http://127.0.0.1:${port}` }).send(SMS)).toMatchObject({ outcome: 'retryable' });
});

it('asks for 501 messages in two questions', async () => {
  // given
  const ids = Array.from({ length: 501 }, () => crypto.randomUUID());

  // then
  expect(await sender().lookUp(ids)).toEqual({ outcome: 'answered', found: [] });
});

it('says that a look-up failed, which proves nothing', async () => {
  // given
  await control({ fault: { kind: 'http-500', everyCall: true } });

  // then
  expect(await sender().lookUp([SMS.outboxId])).toEqual({ outcome: 'failed', reason: 'HTTP_500' });
});
