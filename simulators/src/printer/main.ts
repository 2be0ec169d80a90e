import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import * as z from 'zod';
import {
  announceReady,
  keepFilesPrivate,
  listenOnLoopback,
  portSetting,
  requiredSetting,
  stopWithParent,
} from '../stand-in/lifecycle.ts';
import { cardsPage } from './cards-page.ts';
import { readRequest } from './ipp-message.ts';
import { answerIpp } from './ipp-operations.ts';
import { PrintQueue } from './print-queue.ts';

keepFilesPrivate();

/**
 * `cards: 0` aborts the job in hand and holds the next; a refill lets it go on. `isOffline` closes the IPP port.
 * `dropAnswers`: that many Print-Job requests are taken over, then the connection is cut before the answer.
 */
const Change = z
  .object({
    cards: z.number().int().nonnegative(),
    hasRibbon: z.boolean(),
    isStopped: z.boolean(),
    printMilliseconds: z.number().nonnegative(),
    isOffline: z.boolean(),
    dropAnswers: z.number().int().nonnegative(),
  })
  .partial()
  .strict();

const queue = new PrintQueue(resolve(requiredSetting('DATA_DIR')), {
  cards: 500,
  hasRibbon: true,
  isStopped: false,
  printMilliseconds: Number(process.env['PRINT_MILLISECONDS'] ?? '1500'),
});
let isOffline = false;
let dropAnswers = 0;

async function serveIpp(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== 'POST' || req.headers['content-type'] !== 'application/ipp') {
    res.writeHead(400).end();
    return;
  }
  const request = readRequest(await buffer(req));
  const answer = answerIpp(request, queue, printerUri());
  if (request.operation === 0x0002 && dropAnswers > 0) {
    dropAnswers -= 1;
    req.socket.destroy();
    return;
  }
  res.writeHead(200, { 'content-type': 'application/ipp' }).end(answer);
}

const ipp = createServer((req, res) => {
  serveIpp(req, res).catch((error: unknown) => {
    process.stderr.write(`ipp: ${String(error)}\n`);
    if (!res.headersSent) res.writeHead(400).end();
  });
});
const ippPort = await listenOnLoopback(ipp, portSetting('IPP_PORT', 0));
const printerUri = (): string => `ipp://127.0.0.1:${ippPort}/ipp/print`;

async function setOffline(offline: boolean): Promise<void> {
  if (offline === isOffline) return;
  isOffline = offline;
  if (!offline) return void (await listenOnLoopback(ipp, ippPort));
  ipp.closeAllConnections();
  await new Promise((done) => ipp.close(done));
}

const condition = (): object => ({
  ...queue.hardware,
  isOffline,
  dropAnswers,
  reasons: queue.reasons(),
  jobs: queue.jobs(),
});

const app = express();
app.use(express.json(), express.urlencoded({ extended: false }));
app.get('/', (_req, res) => void res.send(cardsPage(queue, isOffline)));
app.get('/cards/:id.pdf', (req, res) => {
  const job = queue.find(Number(req.params.id));
  const file = job === undefined ? '' : queue.printedFile(job);
  if (!existsSync(file)) return void res.status(404).end();
  res.type('application/pdf').sendFile(file);
});
app.get('/_control', (_req, res) => void res.json(condition()));
app.post('/_control', (req, res, next) => {
  const change = Change.safeParse(req.body);
  if (!change.success) return void res.status(422).json({ code: 'BAD_CHANGE', detail: change.error.message });
  const { isOffline: offline, dropAnswers: drops, ...hardware } = change.data;
  if (drops !== undefined) dropAnswers = drops;
  queue.setHardware(hardware);
  setOffline(offline ?? isOffline).then(() => res.json(condition()), next);
});
app.post('/_control/form', (req, res, next) => {
  const wish: unknown = req.body?.change;
  if (wish === 'refill') queue.setHardware({ cards: 500 });
  if (wish === 'empty') queue.setHardware({ cards: 0 });
  if (wish === 'ribbon') queue.setHardware({ hasRibbon: !queue.hardware.hasRibbon });
  setOffline(wish === 'power' ? !isOffline : isOffline).then(() => res.redirect(303, '/'), next);
});

const http = createServer(app);
const httpPort = await listenOnLoopback(http, portSetting('HTTP_PORT', 0));
stopWithParent(() => {
  for (const server of [ipp, http]) {
    server.close();
    server.closeAllConnections();
  }
  queue.close();
});
announceReady({ program: 'printer', ippPort, httpPort, printerUri: printerUri() });
