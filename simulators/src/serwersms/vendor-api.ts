import { timingSafeEqual } from 'node:crypto';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { toXml } from './answer-body.ts';
import { limits, reports, senders } from './reports.ts';
import { sendPersonalized, sendSms } from './send.ts';
import type { Fields } from './send.ts';
import type { SmsLedger } from './sms-ledger.ts';
import type { SwitchPanel } from './switches.ts';
import { VendorError } from './vendor-errors.ts';

export type Credentials = { token: string; username: string; password: string };
type Call = (fields: Fields, ledger: SmsLedger, panel: SwitchPanel) => object;

const CALLS: Readonly<Record<string, Call>> = {
  'messages/send_sms': sendSms,
  'messages/send_personalized': sendPersonalized,
  'messages/reports': reports,
  'account/limits': (_fields, _ledger, panel) => limits(panel),
  'senders/index': (_fields, _ledger, panel) => senders(panel),
};

/** The vendor's "HTTPS API v2": POST /<module>/<action>[.json|.xml], JSON or form body, token or password. */
export function vendorApi(credentials: Credentials, ledger: SmsLedger, panel: SwitchPanel): Router {
  const router = express.Router();
  router.post('/:module/:action', (req, res) => {
    const [action = '', suffix = 'json'] = req.params.action.split('.');
    const name = `${req.params.module}/${action}`;
    const fault = panel.takeFault(name.startsWith('messages/send_'));
    if (fault?.kind === 'reset') return void req.socket.destroy();
    if (fault?.kind === 'http-500') return void res.status(500).send('Internal Server Error');
    const body = answerOf(
      name,
      req,
      credentials,
      ledger,
      panel,
      fault?.kind === 'error' ? (fault.code ?? 1006) : undefined,
    );
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'accept-then-drop') return void req.socket.destroy();
    if (fault?.kind === 'broken-json') return void res.type('json').send(JSON.stringify(body).slice(0, -5));
    reply(res, suffix, body);
  });
  return router;
}

function answerOf(
  name: string,
  req: Request,
  credentials: Credentials,
  ledger: SmsLedger,
  panel: SwitchPanel,
  forcedError: number | undefined,
): object {
  try {
    const fields: Fields = typeof req.body === 'object' && req.body !== null ? req.body : {};
    if (!isKnown(req.headers.authorization, fields, credentials)) throw new VendorError(1001);
    if (forcedError !== undefined) throw new VendorError(forcedError);
    if (name.startsWith('error/')) return new VendorError(Number(name.slice('error/'.length))).body();
    const call = CALLS[name];
    if (call === undefined) throw new VendorError(1000);
    return call(fields, ledger, panel);
  } catch (error) {
    if (error instanceof VendorError) return error.body();
    throw error;
  }
}

function isKnown(header: string | undefined, fields: Fields, credentials: Credentials): boolean {
  if (header?.startsWith('Bearer ')) return isSame(header.slice('Bearer '.length), credentials.token);
  const { username, password } = fields;
  return (
    typeof username === 'string' &&
    typeof password === 'string' &&
    isSame(username, credentials.username) &&
    isSame(password, credentials.password)
  );
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function reply(res: Response, suffix: string, body: object): void {
  if (suffix === 'xml') return void res.type('xml').send(`<?xml version="1.0" encoding="UTF-8"?>${toXml(body)}`);
  res.json(body);
}
