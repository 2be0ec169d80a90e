import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  announceReady,
  keepFilesPrivate,
  listenOnLoopback,
  portSetting,
  requiredSetting,
  stopWithParent,
} from '../stand-in/lifecycle.ts';
import { FaultPanel } from './faults.ts';
import { createInboxApp } from './inbox-http.ts';
import { Mailbox } from './mailbox.ts';
import { createSmtpServer } from './smtp.ts';

keepFilesPrivate();

const mailbox = new Mailbox(requiredSetting('DATA_FILE'));
const panel = new FaultPanel();
const smtp = createSmtpServer(mailbox, panel);
const http = createServer(createInboxApp(mailbox, panel));

await new Promise<void>((resolve) => smtp.listen(portSetting('SMTP_PORT', 0), '127.0.0.1', resolve));
const httpPort = await listenOnLoopback(http, portSetting('HTTP_PORT', 0));
const smtpAddress = smtp.server.address() as AddressInfo;
stopWithParent(() => {
  smtp.close(() => undefined);
  http.close();
  mailbox.close();
});
announceReady({ program: 'mail-inbox', smtpPort: smtpAddress.port, httpPort });
