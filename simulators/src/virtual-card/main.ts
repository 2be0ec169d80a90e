import { createServer } from 'node:http';
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
import { html, page, polishTime } from '../stand-in/page.ts';
import type { Html } from '../stand-in/page.ts';
import { Feeder } from './feeder.ts';

keepFilesPrivate();

const Act = z
  .object({
    act: z.enum(['insert', 'insert-classic', 'insert-copy', 'remove', 'make-unreadable', 'make-readable']),
    /** Of a copy: whose UID it has. */
    uid: z.string().regex(/^(?:[0-9A-F]{2}){4,10}$/),
    automatic: z.boolean(),
  })
  .partial()
  .strict();

const feeder = new Feeder(
  requiredSetting('DATA_FILE'),
  portSetting('READER_PORT', 35963),
  process.env['AUTO_FEED'] !== '0',
);

function perform(act: string | undefined, uid?: string): void {
  if (act === 'insert') feeder.insert();
  if (act === 'insert-classic') feeder.insert('classic');
  if (act === 'insert-copy') feeder.insert('desfire', uid);
  if (act === 'remove') feeder.remove();
  if (act === 'make-unreadable') feeder.setReadable(false);
  if (act === 'make-readable') feeder.setReadable(true);
}
const condition = (): object => ({
  card: feeder.current() ?? null,
  automatic: feeder.isAutomatic,
  ledger: feeder.entries(),
});

const CHIPS = { classic: 'MIFARE Classic', desfire: 'MIFARE DESFire EV3' };
const KINDS = { inserted: 'włożona', removed: 'wyjęta', written: 'zapisana' };
const button = (act: string, label: string): Html =>
  html`<form method="post" action="/_control/form"><button name="act" value="${act}">${label}</button></form>`;

const app = express();
app.use(express.json(), express.urlencoded({ extended: false }));
app.get('/_control', (_req, res) => void res.json(condition()));
app.post('/_control', (req, res) => {
  const wish = Act.safeParse(req.body);
  if (!wish.success) return void res.status(422).json({ code: 'BAD_ACT', detail: wish.error.message });
  if (wish.data.automatic !== undefined) feeder.isAutomatic = wish.data.automatic;
  perform(wish.data.act, wish.data.uid);
  res.json(condition());
});
app.post('/_control/form', (req, res) => {
  perform(String(req.body?.act));
  res.redirect(303, '/');
});
app.get('/', (_req, res) => {
  const card = feeder.current();
  const now =
    card === undefined
      ? html`<p>W czytniku nie ma karty.</p>`
      : html`<p>
          W czytniku: <b>${card.uid}</b> (${CHIPS[card.chip]})
          <span class="chip">${card.isReadable ? 'czytelna' : 'uszkodzona'}</span>
        </p>`;
  const past = feeder
    .entries()
    .toReversed()
    .map(
      (entry) =>
        html`<li class="item meta">
          <span>${polishTime(entry.at)}</span><b>${entry.uid}</b><span>${KINDS[entry.kind]}</span>
        </li>`,
    );
  res.send(
    page(
      'Czytnik i blankiety',
      'Pokazowe karty zbliżeniowe: każdy blankiet ma losowy numer UID.',
      html`<div class="item">
          ${now}
          <div class="row">
            ${button('insert', 'Włóż nowy blankiet')}${button('insert-classic', 'Włóż MIFARE Classic')}${button('remove', 'Wyjmij')}${button('make-unreadable', 'Uszkodź')}${button('make-readable', 'Napraw')}
          </div>
        </div>
        <ul class="list">
          ${past}
        </ul>`,
      '/_control',
    ),
  );
});

const server = createServer(app);
const httpPort = await listenOnLoopback(server, portSetting('HTTP_PORT', 0));
stopWithParent(() => {
  server.close();
  server.closeAllConnections();
  feeder.close();
});
announceReady({ program: 'virtual-card', httpPort });
