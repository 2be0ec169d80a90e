import express from 'express';
import type { Express } from 'express';
import { MailFaults } from './faults.ts';
import type { FaultPanel } from './faults.ts';
import { inboxPage, mailPage, missingMailPage } from './inbox-pages.ts';
import type { Mailbox } from './mailbox.ts';

const recipient = (query: unknown): string | undefined =>
  typeof query === 'string' && query !== '' ? query : undefined;

/** The reading side: pages for people, JSON for tests, switches for faults. */
export function createInboxApp(mailbox: Mailbox, panel: FaultPanel): Express {
  const app = express();
  app.use(express.json());
  app.get(
    '/',
    (req, res) => void res.send(inboxPage(mailbox.list(recipient(req.query['to'])), recipient(req.query['to']))),
  );
  app.get('/mail/:id', (req, res) => {
    const mail = mailbox.find(req.params.id);
    res.status(mail === undefined ? 404 : 200).send(mail === undefined ? missingMailPage() : mailPage(mail));
  });

  app.get('/messages', (req, res) => void res.json(mailbox.list(recipient(req.query['to']))));
  app.get('/messages/count', (_req, res) => void res.json({ count: mailbox.list().length }));
  app.get('/messages/:id', (req, res) => {
    const mail = mailbox.find(req.params.id);
    if (mail === undefined) return void res.status(404).json({ code: 'NOT_FOUND' });
    res.json(mail);
  });
  app.delete('/messages', (_req, res) => {
    mailbox.record({ kind: 'cleared', at: new Date().toISOString() });
    res.status(204).end();
  });
  app.get('/ledger', (_req, res) => void res.json({ messages: mailbox.counts(), refusals: mailbox.refusals() }));

  app.get('/_control', (_req, res) => void res.json(panel.faults));
  app.post('/_control', (req, res) => {
    const faults = MailFaults.safeParse(req.body);
    if (!faults.success) return void res.status(422).json({ code: 'BAD_FAULTS', detail: faults.error.message });
    panel.faults = faults.data;
    res.json(panel.faults);
  });
  return app;
}
