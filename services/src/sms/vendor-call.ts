export type SmsCredentials = { token: string } | { username: string; password: string };
export type VendorAnswer =
  | { kind: 'answer'; body: Record<string, unknown> }
  | { kind: 'error'; code: number | undefined }
  | { kind: 'not-reached'; reason: string }
  /** The gateway answered that it takes nothing now. */
  | { kind: 'not-taken'; reason: string; retryAfterMs: number | undefined }
  | { kind: 'ambiguous'; reason: string };

/** Too many, and not in service: by RFC 6585 and RFC 9110 the request was not carried out. */
const NOT_TAKEN = new Set([429, 503]);
/** What a gateway may ask for at most; a day's silence would be its mistake or ours. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** Failures that happen before a byte of the request leaves: nothing can have been taken over. */
const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** One POST to the vendor. Never rejects; neither token, number nor text enters a reason. */
export async function callVendor(
  url: string,
  credentials: SmsCredentials,
  fields: Record<string, unknown>,
  timeoutMilliseconds: number,
): Promise<VendorAnswer> {
  const isToken = 'token' in credentials;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(isToken ? { authorization: `Bearer ${credentials.token}` } : {}),
      },
      body: JSON.stringify({ system: 'karta-mieszkanca', ...(isToken ? {} : credentials), ...fields }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (NOT_TAKEN.has(response.status)) {
      const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), Date.now());
      return { kind: 'not-taken', reason: `HTTP_${response.status}`, retryAfterMs };
    }
    if (response.status !== 200) return { kind: 'ambiguous', reason: `HTTP_${response.status}` };
    return parse(await response.text());
  } catch (error) {
    const reason = reasonOf(error);
    return { kind: NOT_REACHED.has(reason) ? 'not-reached' : 'ambiguous', reason };
  }
}

/** RFC 9110, 10.2.3: seconds, or a date. */
export function retryAfterOf(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return wait > 0 ? Math.min(wait, LONGEST_RETRY_AFTER_MS) : undefined;
}

function parse(text: string): VendorAnswer {
  try {
    const body: unknown = JSON.parse(text);
    if (!isRecord(body)) return { kind: 'ambiguous', reason: 'BROKEN_BODY' };
    if (!isRecord(body['error'])) return { kind: 'answer', body };
    const code = Number(body['error']['code']);
    return { kind: 'error', code: Number.isInteger(code) ? code : undefined };
  } catch {
    return { kind: 'ambiguous', reason: 'BROKEN_BODY' };
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Read by shape, not by class: the failures come from the runtime's own HTTP client. */
function reasonOf(error: unknown): string {
  if (!isRecord(error)) return 'UNKNOWN';
  if (error['name'] === 'TimeoutError') return 'TIMEOUT';
  const cause = error['cause'];
  return isRecord(cause) && typeof cause['code'] === 'string' ? cause['code'] : 'CONNECTION_LOST';
}
