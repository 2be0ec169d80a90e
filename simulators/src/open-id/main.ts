import { createServer } from 'node:http';
import express from 'express';
import type { Provider } from 'oidc-provider';
import {
  announceReady,
  keepFilesPrivate,
  listenOnLoopback,
  portSetting,
  requiredSetting,
  stopWithParent,
} from '../stand-in/lifecycle.ts';
import { createProvider } from './provider.ts';
import { signInPages } from './sign-in-pages.ts';
import { Switches, SwitchPanel } from './switches.ts';

keepFilesPrivate();

const panel = new SwitchPanel();
const app = express();
const server = createServer(app);
const httpPort = await listenOnLoopback(server, portSetting('HTTP_PORT', 0));
const issuer = `http://127.0.0.1:${httpPort}`;
const provider: Provider = createProvider(issuer, panel, {
  client_id: requiredSetting('CLIENT_ID'),
  client_secret: requiredSetting('CLIENT_SECRET'),
  redirect_uris: [requiredSetting('RETURN_TO')],
});

app.get('/_control', (_req, res) => void res.json(panel.switches));
app.post('/_control', express.json(), (req, res) => {
  const switches = Switches.safeParse(req.body);
  if (!switches.success) return void res.status(422).json({ code: 'BAD_SWITCHES', detail: switches.error.message });
  panel.switches = switches.data;
  res.json(panel.switches);
});
app.use((_req, res, next) => (panel.switches.isDown ? void res.status(503).end() : next()));
app.use(signInPages(provider));
app.use(provider.callback());

stopWithParent(() => {
  server.close();
  server.closeAllConnections();
});
announceReady({ program: 'open-id', httpPort, issuer });
