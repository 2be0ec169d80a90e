import type { SmsAccountState } from '@karta/contracts';
import type { SmsConnection } from './sms-account.ts';
import { callVendor, isRecord } from './vendor-call.ts';
import { classOfVendorError } from './vendor-errors.ts';

/** Somebody waits at a screen. */
const PATIENCE_MS = 6000;
/** Words of the vendor that are shown; what else it says is cut. */
const MOST_ITEMS = 50;

/** What the vendor says of an account: whether it takes it, what credit it has, which names are approved. Never rejects. */
export async function askAccount({ url, token }: Pick<SmsConnection, 'url' | 'token'>): Promise<SmsAccountState> {
  const ask = (action: string) => callVendor(`${url.replace(/\/$/, '')}/${action}.json`, { token }, {}, PATIENCE_MS);
  const [limits, senders] = await Promise.all([ask('account/limits'), ask('senders/index')]);
  if (limits.kind === 'error') {
    const { outcome } = classOfVendorError(limits.code);
    const problem = outcome === 'configuration' ? 'refused' : 'unknown';
    return { problem, code: limits.code ?? null, credit: [], senders: [] };
  }
  if (limits.kind !== 'answer') return { problem: 'away', code: null, credit: [], senders: [] };
  return {
    problem: null,
    code: null,
    credit: itemsOf(limits.body).flatMap(({ type, value }) => creditOf(String(type), String(value))),
    senders:
      senders.kind === 'answer'
        ? itemsOf(senders.body).map(({ name, status }) => ({
            name: String(name).slice(0, 11),
            isReady: status === 'authorized',
          }))
        : [],
  };
}

/** `no_limit` is more than anybody counts; `not_available` is a kind that the account does not have. */
function creditOf(kind: string, value: string): SmsAccountState['credit'] {
  if (kind !== 'eco' && kind !== 'full') return [];
  if (value === 'no_limit') return [{ kind, left: null }];
  const left = Number(value);
  return value !== '' && Number.isFinite(left) ? [{ kind, left: Math.trunc(left) }] : [];
}

function itemsOf(body: Record<string, unknown>): Record<string, unknown>[] {
  const { items } = body;
  return Array.isArray(items) ? items.filter(isRecord).slice(0, MOST_ITEMS) : [];
}
