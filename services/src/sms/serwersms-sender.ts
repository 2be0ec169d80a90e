import type { Sms, SmsLookup, SmsOutcome, SmsReport, SmsSender } from './sms-sender.ts';
import { transliterate } from '@karta/domain';
import { callVendor, isRecord } from './vendor-call.ts';
import type { SmsCredentials } from './vendor-call.ts';
import { classOfVendorError } from './vendor-errors.ts';

export type SerwerSmsSettings = {
  /** `https://api2.serwersms.pl`, or a stand-in's address. */
  url: string;
  credentials: SmsCredentials;
  /** An approved sender name (SMS FULL); absent = ECO+ with a random number. */
  sender?: string;
  /** Send Polish letters (needs FULL and shorter texts) instead of plain ones. */
  keepDiacritics?: boolean;
  /** 30 s unless told. */
  timeoutMilliseconds?: number;
};

const KEYS_PER_QUESTION = 500;

/** The look-up key of an outbox row: 3-50 characters of `[A-Za-z0-9]`. */
export const uniqueIdOf = (outboxId: string): string => outboxId.replaceAll('-', '');

/** Texts through SerwerSMS, HTTPS API v2. Rules: docs/facts/messages.md. */
export function createSerwerSmsSender(settings: SerwerSmsSettings): SmsSender {
  const ask = (action: string, fields: Record<string, unknown>) =>
    callVendor(
      `${settings.url.replace(/\/$/, '')}/${action}.json`,
      settings.credentials,
      fields,
      settings.timeoutMilliseconds ?? 30_000,
    );

  async function send(sms: Sms): Promise<SmsOutcome> {
    const answer = await ask('messages/send_sms', {
      phone: [sms.phone],
      text: settings.keepDiacritics === true ? sms.text : transliterate(sms.text),
      unique_id: [uniqueIdOf(sms.outboxId)],
      details: true,
      ...(settings.sender === undefined ? {} : { sender: settings.sender }),
      ...(settings.keepDiacritics === true ? { utf: true } : {}),
    });
    if (answer.kind === 'error') return { ...classOfVendorError(answer.code), vendorCode: answer.code };
    if (answer.kind === 'not-taken')
      return { outcome: 'retryable', reason: answer.reason, retryAfterMs: answer.retryAfterMs };
    if (answer.kind === 'not-reached') return { outcome: 'retryable', reason: answer.reason };
    if (answer.kind === 'ambiguous') return { outcome: 'ambiguous', reason: answer.reason };
    return outcomeOf(answer.body);
  }

  async function lookUp(outboxIds: readonly string[]): Promise<SmsLookup> {
    const found: SmsReport[] = [];
    for (let at = 0; at < outboxIds.length; at += KEYS_PER_QUESTION) {
      const keys = outboxIds.slice(at, at + KEYS_PER_QUESTION).map(uniqueIdOf);
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const answer = await ask('messages/reports', { unique_id: keys, limit: KEYS_PER_QUESTION, page });
        if (answer.kind === 'error') return { outcome: 'failed', reason: `VENDOR_${answer.code}` };
        if (answer.kind !== 'answer') return { outcome: 'failed', reason: answer.reason };
        const items = listOf(answer.body['items']);
        if (items === undefined) return { outcome: 'failed', reason: 'BROKEN_BODY' };
        found.push(...items.map(reportOf));
        const paging = answer.body['paging'];
        pages = isRecord(paging) ? Number(paging['count']) : 1;
      }
    }
    return { outcome: 'answered', found };
  }
  return { send, lookUp };
}

/** Decided by the item: a partly bad list still calls itself a success. */
function outcomeOf(body: Record<string, unknown>): SmsOutcome {
  const item = listOf(body['items'])?.[0];
  if (item === undefined) return { outcome: 'ambiguous', reason: 'NO_ITEM' };
  if (item['status'] === 'queued')
    return { outcome: 'accepted', vendorId: String(item['id']), parts: Number(item['parts']) };
  if (item['status'] !== 'unsent') return { outcome: 'ambiguous', reason: 'UNKNOWN_STATUS' };
  const code = Number(item['error_code']);
  const vendorCode = Number.isInteger(code) && code > 0 ? code : undefined;
  return { ...classOfVendorError(vendorCode), vendorCode };
}

function reportOf(item: Record<string, unknown>): SmsReport {
  return {
    vendorId: String(item['id']),
    phone: String(item['phone']),
    status: String(item['status']),
    reason: typeof item['reason'] === 'string' ? item['reason'] : null,
  };
}

function listOf(value: unknown): Record<string, unknown>[] | undefined {
  return Array.isArray(value) ? value.filter(isRecord) : undefined;
}
