import { asAscii, fromBase64url, ofAscii } from './base64url.ts';
import type { StatusList } from './list.ts';
import { judged, refusedList, type ListTools, type ListVerdict } from './token.ts';

export const LIST_TYPE = 'statuslist+jwt';
const ID = /^[0-9a-f]{12}$/;

interface Token {
  readonly keyId: string;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly claims: Omit<StatusList, 'bytes'>;
  readonly packed: Uint8Array;
}

/**
 * Reads a signed list (draft-ietf-oauth-status-list, 5.1 and 8.3). `inflate` undoes zlib; `held`, where there is one, is never
 * replaced by an older list.
 */
export async function readStatusList(
  jwt: string,
  tools: ListTools & {
    readonly held?: StatusList | undefined;
    inflate(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  },
): Promise<ListVerdict> {
  const token = readToken(jwt);
  if (!token) return refusedList('malformed');
  const why = await judged(token, token.claims, tools);
  if (why) return refusedList(why);
  if (tools.held && token.claims.issuedAt < tools.held.issuedAt) return refusedList('older');
  const bytes = await inflated(token.packed, tools.inflate);
  if (!bytes) return refusedList('malformed');
  return { isTaken: true, list: { ...token.claims, bytes } };
}

async function inflated(
  packed: Uint8Array,
  inflate: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array | undefined> {
  try {
    return await inflate(packed);
  } catch {
    // no zlib: whatever the device's own way to say so
    return undefined;
  }
}

function readToken(jwt: string): Token | undefined {
  const parts = jwt.split('.');
  const [head, body, signature] = parts.map(fromBase64url);
  if (parts.length !== 3 || !head || !body || !signature) return undefined;
  const header = asObject(asAscii(head));
  const claims = asObject(asAscii(body));
  const list = claims?.['status_list'] as Record<string, unknown> | undefined;
  if (!header || !claims || header['alg'] !== 'EdDSA' || header['typ'] !== LIST_TYPE || list?.['bits'] !== 2)
    return undefined;
  const { iat: issuedAt, exp: expiresAt, ttl, version: id } = claims;
  const packed = typeof list['lst'] === 'string' ? fromBase64url(list['lst']) : undefined;
  if (typeof id !== 'string' || !ID.test(id) || !packed) return undefined;
  if (typeof issuedAt !== 'number' || typeof expiresAt !== 'number' || typeof ttl !== 'number') return undefined;
  const bytes = ofAscii(`${parts[0]}.${parts[1]}`);
  return { keyId: String(header['kid']), bytes, signature, packed, claims: { id, issuedAt, expiresAt, ttl } };
}

function asObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
