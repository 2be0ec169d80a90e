import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { logRequests } from './request-log.ts';

/** What was written to standard output while `act` ran. */
async function linesOf(act: () => Promise<void>): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  await act().finally(() => write.mockRestore());
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('a request leaves one line by ids, which its answer names; what stands in the address stays out', async () => {
  // given
  const app = express();
  app.use(logRequests);
  app.get('/api/operator/cards/:id', (_request, response) => {
    response.locals['context'] = { actor: { kind: 'operator', operatorId: 'ewa' } };
    response.json({});
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  // when
  let named: string | null = null;
  const lines = await linesOf(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/operator/cards/44051401458?search=Kowalska`);
    named = answer.headers.get('x-request-id');
    await answer.text();
    server.close();
    await once(server, 'close');
  });

  // then
  expect(lines).toEqual([
    expect.objectContaining({
      ...{ event: 'request', id: named, method: 'GET', route: '/api/operator/cards/:id' },
      ...{ status: 200, actor: 'operator:ewa', ms: expect.any(Number) },
    }),
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/44051401458|Kowalska/);
});

it('what a station asks all the time is one line for many, and what goes wrong is a line of its own', async () => {
  // given
  const app = express();
  app.use(logRequests);
  const area = express.Router();
  let status = 200;
  area.post('/station/claim', (_request, response) => {
    response.locals['context'] = { actor: { kind: 'station', stationId: 'ratusz' } };
    response.status(status).json({});
  });
  app.use('/api', area);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const claim = async () => (await fetch(`http://127.0.0.1:${port}/api/station/claim`, { method: 'POST' })).text();

  // when
  const lines = await linesOf(async () => {
    for (let each = 0; each < 5; each += 1) await claim();
    status = 409;
    await claim();
    server.close();
    await once(server, 'close');
  });

  // then
  expect(lines.map((line) => [line['status'], line['count']])).toEqual([
    [200, 1],
    [409, undefined],
  ]);
});
