import { createServer } from 'node:http';
import express from 'express';
import {
  announceReady,
  keepFilesPrivate,
  listenOnLoopback,
  portSetting,
  requiredSetting,
  stopWithParent,
} from '../stand-in/lifecycle.ts';
import { phonePage } from './phone-page.ts';
import { SmsLedger } from './sms-ledger.ts';
import { Switches, SwitchPanel } from './switches.ts';
import { vendorApi } from './vendor-api.ts';

keepFilesPrivate();

const ledger = new SmsLedger(requiredSetting('DATA_FILE'));
const panel = new SwitchPanel();
const credentials = {
  token: process.env['SMS_TOKEN'] ?? 'demo-token',
  username: process.env['SMS_USERNAME'] ?? 'demo',
  password: process.env['SMS_PASSWORD'] ?? 'demo-password',
};

const app = express();
app.use(
  express.json({ limit: '20mb' }),
  express.urlencoded({ extended: true, limit: '20mb', parameterLimit: 200_000 }),
);
app.get('/', (_req, res) => void res.send(phonePage(ledger.inbox())));
app.get('/_control', (_req, res) => void res.json(panel.switches));
app.post('/_control', (req, res) => {
  const switches = Switches.safeParse(req.body);
  if (!switches.success) return void res.status(422).json({ code: 'BAD_SWITCHES', detail: switches.error.message });
  panel.switches = switches.data;
  res.json(panel.switches);
});
app.get('/_control/messages', (_req, res) => void res.json(ledger.inbox()));
app.get('/_control/count', (_req, res) => void res.json({ count: ledger.inbox().length }));
app.get('/_control/ledger', (_req, res) => void res.json(ledger.counts()));
app.delete('/_control/messages', (_req, res) => {
  ledger.clear(new Date().toISOString());
  res.status(204).end();
});
app.use(vendorApi(credentials, ledger, panel));

const server = createServer(app);
const httpPort = await listenOnLoopback(server, portSetting('HTTP_PORT', 0));
stopWithParent(() => {
  server.close();
  server.closeAllConnections();
  ledger.close();
});
announceReady({ program: 'serwersms', httpPort });
