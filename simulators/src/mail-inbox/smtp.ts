import { buffer } from 'node:stream/consumers';
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { FaultPanel } from './faults.ts';
import { parseMail } from './mailbox.ts';
import type { Mailbox } from './mailbox.ts';

/** The receiving side: real SMTP, no TLS (loopback), any user accepted. */
export function createSmtpServer(mailbox: Mailbox, panel: FaultPanel): SMTPServer {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onRcptTo: (address, _session, done) => {
      const code = panel.refusalFor(address.address);
      if (code === undefined) return done();
      mailbox.record({ kind: 'refused', recipient: address.address, code, at: new Date().toISOString() });
      done(Object.assign(new Error(code < 500 ? 'Try again later' : 'No such mailbox'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const receive = async (): Promise<void> => {
        const raw = await buffer(stream);
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        const mail = await parseMail(raw, to, new Date().toISOString());
        const drop = panel.dropForNextMail();
        if (drop === undefined) {
          mailbox.record({ kind: 'accepted', mail });
          return done();
        }
        mailbox.record(
          drop.keep ? { kind: 'dropped', mail } : { kind: 'lost', messageId: mail.messageId, at: mail.at },
        );
        sockets.get(session.remotePort)?.destroy();
      };
      receive().catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort;
    if (port === undefined) return;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  server.on('error', (error) => process.stderr.write(`smtp: ${error.message}\n`));
  return server;
}
