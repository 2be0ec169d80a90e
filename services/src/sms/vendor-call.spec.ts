import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSerwerSmsSender } from './serwersms-sender.ts';
import { retryAfterOf } from './vendor-call.ts';

const SMS = { outboxId: '0f4f21fd-7a8c-4b70-9c0e-37c1f2f0a001', phone: '+48500600701', text: 'Karta gotowa' };
let server: Server;
let answer = { status: 200, headers: {} as Record<string, string> };

beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(answer.status, answer.headers).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

describe('a gateway that takes nothing for the moment', () => {
  it.each([
    [429, { 'retry-after': '120' }, { outcome: 'retryable', reason: 'HTTP_429', retryAfterMs: 120_000 }],
    [503, {}, { outcome: 'retryable', reason: 'HTTP_503' }],
    [500, {}, { outcome: 'ambiguous', reason: 'HTTP_500' }],
  ])('%i %o: %o', async (status, headers, outcome) => {
    // given
    answer = { status, headers: headers as Record<string, string> };
    const { port } = server.address() as AddressInfo;
    const sender = createSerwerSmsSender({ url: `http://127.0.0.1:${port}`, credentials: { token: 't' } });

    // then
    expect(await sender.send(SMS)).toEqual(outcome);
  });
});

describe('how long a gateway wants to be left alone', () => {
  const now = Date.parse('2026-11-28T10:00:00Z');
  it.each([
    [null, undefined],
    ['30', 30_000],
    ['Sat, 28 Nov 2026 10:02:00 GMT', 120_000],
    ['Sat, 28 Nov 2026 09:00:00 GMT', undefined],
    ['999999', 3_600_000],
    ['soon', undefined],
  ])('%s: %s ms', (value, ms) => expect(retryAfterOf(value, now)).toBe(ms));
});
