import type { SmsLedger, StoredSms } from './sms-ledger.ts';
import { isOutsideGsm7, partsOf } from './sms-parts.ts';
import type { SwitchPanel } from './switches.ts';
import { VendorError } from './vendor-errors.ts';

export type Fields = Readonly<Record<string, unknown>>;
type Item = Record<string, string | number | null>;

const asList = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1' || value === 1;
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** `messages/send_sms`: one text to one or many numbers. */
export function sendSms(fields: Fields, ledger: SmsLedger, panel: SwitchPanel): object {
  const phones = asList(fields['phone']).map(asText);
  const text = asText(fields['text']);
  if (phones.length === 0) throw new VendorError(2002);
  if (phones.length > 100_000) throw new VendorError(1006);
  return take(
    phones.map((phone) => ({ phone: phone ?? '', text: text ?? '' })),
    fields,
    ledger,
    panel,
  );
}

/** `messages/send_personalized`: a text of its own for each number. */
export function sendPersonalized(fields: Fields, ledger: SmsLedger, panel: SwitchPanel): object {
  const messages = asList(fields['messages']);
  if (messages.length === 0) throw new VendorError(2002);
  if (messages.length > 10_000) throw new VendorError(1006);
  const pairs = messages.map((message) => {
    const pair = typeof message === 'object' && message !== null ? (message as Fields) : {};
    return { phone: asText(pair['phone']) ?? '', text: asText(pair['text']) ?? '' };
  });
  return take(pairs, fields, ledger, panel);
}

function take(
  pairs: readonly { phone: string; text: string }[],
  fields: Fields,
  ledger: SmsLedger,
  panel: SwitchPanel,
): object {
  const uniqueIds = asList(fields['unique_id']).map(asText);
  const hasBadKey = uniqueIds.some((key) => key === undefined || !/^[A-Za-z0-9]{3,50}$/.test(key));
  if (uniqueIds.length > 0 && (uniqueIds.length !== pairs.length || hasBadKey)) throw new VendorError(1006);
  if (pairs.length === 1) refuseWhole(pairs[0]?.text ?? '', pairs[0]?.phone ?? '');
  const sender = asText(fields['sender']);
  const { limit, senders, diacritics, repeatedUniqueId } = panel.switches;
  if (sender !== undefined && senders !== undefined && !senders.includes(sender)) throw new VendorError(3100);
  if (diacritics === 'refuse' && !isTrue(fields['utf']) && pairs.some((pair) => isOutsideGsm7(pair.text)))
    throw new VendorError(1006);
  if (limit === 0) throw new VendorError(sender === undefined ? 3000 : 3002);

  const items = pairs.map((pair, at) => {
    const uniqueId = uniqueIds[at];
    const isRepeat = repeatedUniqueId === 'refuse' && ledger.all().some((sms) => sms.uniqueId === uniqueId);
    const strip = diacritics === 'strip' && !isTrue(fields['utf']);
    const text = strip ? pair.text.normalize('NFD').replace(/[^ -~\n]/g, '') : pair.text;
    const refusal = isRepeat ? 1006 : itemRefusal(pair, panel);
    const sms = storedSms(ledger.nextId(), { ...pair, text }, uniqueId, sender, refusal, panel);
    if (!isTrue(fields['test'])) {
      ledger.add(sms);
      if (refusal === undefined && panel.switches.limit !== undefined) panel.switches.limit -= 1;
    }
    return answerItem(sms, refusal);
  });
  const unsent = items.filter((item) => item['status'] === 'unsent').length;
  const answer = { success: true, queued: items.length - unsent, unsent };
  return isTrue(fields['details']) ? { ...answer, items } : answer;
}

function refuseWhole(text: string, phone: string): void {
  if (text === '') throw new VendorError(3101);
  if (partsOf(text) > 6) throw new VendorError(3102);
  if (!isNumber(phone)) throw new VendorError(2001);
}

const isNumber = (phone: string): boolean => /^\+?\d{9,15}$/.test(phone);

function itemRefusal(pair: { phone: string; text: string }, panel: SwitchPanel): number | undefined {
  if (!isNumber(pair.phone)) return 2001;
  if (pair.phone.endsWith('05')) return 2001;
  if (panel.switches.limit === 0) return 3002;
  return undefined;
}

function storedSms(
  id: string,
  pair: { phone: string; text: string },
  uniqueId: string | undefined,
  sender: string | undefined,
  refusal: number | undefined,
  panel: SwitchPanel,
): StoredSms {
  const [status, reason] = fate(pair.phone);
  return {
    id,
    uniqueId,
    phone: pair.phone.length === 9 ? `+48${pair.phone}` : pair.phone,
    text: pair.text,
    sender,
    parts: partsOf(pair.text),
    queuedAt: panel.now().toISOString(),
    status: refusal === undefined ? status : 'unsent',
    reason: refusal === undefined ? reason : 'wrong_number',
  };
}

/** What becomes of a message is told by the last two digits of its number. */
function fate(phone: string): [StoredSms['status'], string | undefined] {
  if (phone.endsWith('02')) return ['undelivered', 'message_expired'];
  if (phone.endsWith('03')) return ['sent', undefined];
  if (phone.endsWith('04')) return ['undelivered', 'number_is_blacklisted'];
  return ['delivered', undefined];
}

function answerItem(sms: StoredSms, refusal: number | undefined): Item {
  const error = refusal === undefined ? undefined : new VendorError(refusal);
  return {
    id: error === undefined ? sms.id : null,
    phone: sms.phone,
    status: error === undefined ? 'queued' : 'unsent',
    queued: vendorTime(sms.queuedAt),
    parts: sms.parts,
    error_code: error?.code ?? null,
    error_message: error?.message ?? null,
    text: sms.text,
  };
}

const WARSAW = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Warsaw' });

/** `YYYY-MM-DD HH:MM:SS` in Polish time, as the vendor writes instants. */
export function vendorTime(instant: string): string {
  return WARSAW.format(new Date(instant));
}
