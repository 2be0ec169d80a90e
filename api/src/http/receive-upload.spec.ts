import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type ClientRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express, { type NextFunction, type Request, type Response } from 'express';
import { openHandlesIn } from '../../../tests/makers/open-handles.ts';
import { answerError } from './errors.ts';
import { UPLOAD_PACE } from './limits.ts';
import { receiveUpload } from './receive-upload.ts';

const LIMIT = 100_000;
let folder: string;
let server: Server;
let received: Promise<unknown>[] = [];
/** What the pace was told of, part by part; each part waits for a moment. */
let paid: number[] = [];
const pace = { delayAfter: (bytes: number): number => (paid.push(bytes), 2) };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'));
  process.env['UPLOADS_FOLDER'] = folder;
  const app = express();
  app.post('/', async (request, response) => {
    const upload = receiveUpload(request, LIMIT, [pace]);
    received.push(upload.then(({ discard }) => response.once('close', () => void discard())).catch(() => {}));
    response.json({ got: await (await upload).open(async (content) => content.toString('base64')) });
  });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { problem } = answerError(error);
    response.status(problem.status).json(problem);
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  delete process.env['UPLOADS_FOLDER'];
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  received = [];
  paid = [];
});

const begin = (headers: Record<string, string>): ClientRequest =>
  httpRequest({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    method: 'POST',
    agent: false,
    headers,
  });

async function answerTo(sent: ClientRequest): Promise<{ status: number; body: { code?: string; got?: string } }> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const parts = await response.toArray();
  return { status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString()) };
}

describe('a file that is sent', () => {
  const content = Buffer.alloc(LIMIT, 'Dzień dobry. ');

  it.each([
    ['whole', {}, content],
    ['as gzip', { 'content-encoding': 'gzip' }, gzipSync(content)],
    ['as brotli', { 'content-encoding': 'br' }, brotliCompressSync(content)],
    ['without a byte', {}, Buffer.alloc(0)],
  ])('%s arrives as it is', async (_how, headers, bytes) => {
    // when
    const sent = begin({ ...headers, 'content-length': String(bytes.length) });
    sent.end(bytes);

    // then
    const wanted = bytes.length === 0 ? '' : content.toString('base64');
    expect(await answerTo(sent)).toEqual({ status: 200, body: { got: wanted } });
  });

  it('keeps its pace with all that comes, and counts for more than it is when it is small', async () => {
    // when
    const sent = begin({ 'content-length': String(content.length) });
    sent.end(content);
    await answerTo(sent);

    // then
    expect(paid.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(content.length);
    expect(paid.reduce((sum, each) => sum + each, 0)).toBe(UPLOAD_PACE.least);
  });

  it('that tells that it is too large is refused before a byte of it was sent', async () => {
    const sent = begin({ 'content-length': String(LIMIT + 1) });
    sent.flushHeaders();
    expect(await answerTo(sent)).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } });
    sent.destroy();
  });

  it('that is refused is not read at once, and runs out without an error when it is small', async () => {
    // given
    const [large, small] = [Buffer.alloc(60 * LIMIT), Buffer.alloc(LIMIT + 1)].map((bytes) => {
      const sent = begin({ 'content-length': String(bytes.length) });
      sent.end(bytes);
      return { sent, answer: answerTo(sent) };
    });

    // then
    expect(await large?.answer).toMatchObject({ status: 413 });
    expect(large?.sent.writableFinished).toBe(false);
    large?.sent.destroy();
    expect(await small?.answer).toMatchObject({ status: 413 });
    if (small?.sent.writableFinished === false) await once(small.sent, 'finish');
  });

  it.each([
    ['a stream without a length', {}, (sent: ClientRequest): unknown => sent.write(Buffer.alloc(2 * LIMIT))],
    [
      'a small one that unpacks to more',
      { 'content-encoding': 'gzip' },
      (sent: ClientRequest): unknown => sent.end(gzipSync(Buffer.alloc(50 * LIMIT))),
    ],
  ])('is cut at the limit: %s', async (_what, headers, send) => {
    const sent = begin({ ...headers, 'transfer-encoding': 'chunked' });
    send(sent);
    expect(await answerTo(sent)).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } });
    sent.destroy();
  });

  it.each([
    ['is not what its encoding says', { 'content-encoding': 'gzip' }, 400, 'MALFORMED_BODY'],
    ['is packed in a way that nobody knows', { 'content-encoding': 'zip' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('that %s is refused', async (_what, headers, status, code) => {
    const sent = begin({ ...headers, 'content-length': '4' });
    sent.end('abcd');
    expect(await answerTo(sent)).toMatchObject({ status, body: { code } });
  });

  it('lies nowhere under a name, and is gone when it is broken off', async () => {
    // given
    const sent = begin({ 'content-length': String(LIMIT) });
    sent.on('error', () => {});
    sent.write(content.subarray(0, LIMIT / 2));
    while (openHandlesIn(folder) === 0) await new Promise(setImmediate);

    // when: its name is gone with the next step
    while (readdirSync(folder).length > 0) await new Promise(setImmediate);
    expect(openHandlesIn(folder)).not.toBe(0);
    sent.destroy();

    // then
    while (received.length === 0) await new Promise(setImmediate);
    await Promise.all(received);
    expect(openHandlesIn(folder)).not.toBeGreaterThan(0);
  });
});
