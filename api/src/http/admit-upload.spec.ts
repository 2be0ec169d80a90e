import { once } from 'node:events';
import { createServer, request as httpRequest, type ClientRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { admitUpload } from './admit-upload.ts';
import { answerError } from './errors.ts';
import { UPLOADS_AT_ONCE } from './limits.ts';

let server: Server;
/** What a request waits for before it is admitted: its session is looked at meanwhile. */
let judged: PromiseWithResolvers<void>;
let arrived: PromiseWithResolvers<Response>;

beforeAll(async () => {
  const app = express();
  app.post('/:who', async (request, response, next) => {
    arrived.resolve(response);
    await judged.promise;
    response.locals['context'] = { actor: { kind: 'resident', accountId: request.params.who } };
    next();
  });
  app.post('/:who', admitUpload, (request, response) => {
    request.resume().once('end', () => response.json({}));
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
  server.closeAllConnections();
});
beforeEach(() => {
  judged = Promise.withResolvers();
  arrived = Promise.withResolvers();
});

/** A body of ten bytes, of which none or all come at once. */
function begin(who: string): ClientRequest {
  const { port } = server.address() as AddressInfo;
  const headers = { 'content-length': '10' };
  const sent = httpRequest({ host: '127.0.0.1', port, path: `/${who}`, method: 'POST', agent: false, headers });
  sent.on('error', () => {}); // those that are broken off
  sent.flushHeaders();
  return sent;
}

async function statusOf(sent: ClientRequest): Promise<number> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

describe('the places of those who send files', () => {
  it('are free again after those who broke off before they were admitted', async () => {
    // given
    for (let n = 0; n < UPLOADS_AT_ONCE.each; n += 1) {
      arrived = Promise.withResolvers();
      const broken = begin('anna');
      const response = await arrived.promise;
      broken.destroy();
      await once(response, 'close');
    }
    judged.resolve();

    // when
    const next = begin('anna');
    next.end(Buffer.alloc(10));

    // then
    expect(await statusOf(next)).toBe(200);
  });

  it('are only so many for one address, whoever asks from it', async () => {
    // given
    judged.resolve();
    const slow: ClientRequest[] = [];
    for (let n = 0; n < UPLOADS_AT_ONCE.ofAddress; n += 1) {
      arrived = Promise.withResolvers();
      slow.push(begin(`person-${n}`));
      await arrived.promise;
    }

    // when
    const refused = await statusOf(begin('one-more'));
    for (const each of slow) each.end(Buffer.alloc(10));
    const statuses = await Promise.all(slow.map(statusOf));

    // then
    expect(refused).toBe(503);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const after = begin('one-more');
    after.end(Buffer.alloc(10));
    expect(await statusOf(after)).toBe(200);
  });
});
