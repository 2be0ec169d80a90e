import { vendorTime } from './send.ts';
import type { Fields } from './send.ts';
import type { SmsLedger, StoredSms } from './sms-ledger.ts';
import type { SwitchPanel } from './switches.ts';
import { VendorError } from './vendor-errors.ts';

const words = (value: unknown): string[] | undefined =>
  value === undefined ? undefined : (Array.isArray(value) ? value : [value]).map(String);

/** `messages/reports`: by `id`, `unique_id` or `phone`; at most 500 keys. */
export function reports(fields: Fields, ledger: SmsLedger, panel: SwitchPanel): object {
  const ids = words(fields['id']);
  const uniqueIds = words(fields['unique_id']);
  const phones = words(fields['phone']);
  if ([ids, uniqueIds, phones].some((keys) => keys !== undefined && keys.length > 500)) throw new VendorError(1006);
  const visibleBefore = panel.now().getTime() - (panel.switches.reportDelaySeconds ?? 0) * 1000;
  const status = words(fields['status']);
  const found = ledger
    .all()
    .filter(
      (sms) =>
        sms.status !== 'unsent' &&
        new Date(sms.queuedAt).getTime() <= visibleBefore &&
        (ids === undefined || ids.includes(sms.id)) &&
        (uniqueIds === undefined || (sms.uniqueId !== undefined && uniqueIds.includes(sms.uniqueId))) &&
        (phones === undefined || phones.includes(sms.phone)) &&
        (status === undefined || status.includes(sms.status)),
    );
  const limit = Number(fields['limit'] ?? 100);
  const pageNumber = Number(fields['page'] ?? 1);
  const items = found.slice((pageNumber - 1) * limit, pageNumber * limit).map(reportItem);
  return { paging: { page: pageNumber, count: Math.max(1, Math.ceil(found.length / limit)) }, items };
}

function reportItem(sms: StoredSms): Record<string, string | number | null> {
  const at = vendorTime(sms.queuedAt);
  return {
    id: sms.id,
    phone: sms.phone,
    status: sms.status,
    queued: at,
    sent: at,
    delivered: sms.status === 'delivered' ? at : null,
    sender: sms.sender ?? null,
    type: sms.sender === undefined ? 'eco' : 'full',
    text: sms.text,
    parts: sms.parts,
    cost: null,
    reason: sms.reason ?? null,
    unique_id: sms.uniqueId ?? null,
  };
}

/** `account/limits`: `value` is text, a number or `no_limit`. */
export function limits(panel: SwitchPanel): object {
  const value = panel.switches.limit === undefined ? 'no_limit' : String(panel.switches.limit);
  return {
    items: [
      { type: 'eco', chars_limit: '918/6', value },
      { type: 'full', chars_limit: '918/6', value },
    ],
  };
}

/** `senders/index`: names as the vendor has approved them. */
export function senders(panel: SwitchPanel): object {
  const known = panel.switches.senders ?? ['Miasto', '2waySMS'];
  const items = known.map((name) => ({ name, agreement: 'yes', status: 'authorized' }));
  return { items: [...items, { name: 'Nowy', agreement: 'no', status: 'pending_authorization' }] };
}
