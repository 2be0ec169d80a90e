import { asAscii, fromBase64url, ofAscii } from './base64url.ts';
import { LIST_ID, type ListToken } from './token.ts';

/** The list as a JWT (draft-ietf-oauth-status-list, 5.1), taken apart; `undefined` for what is none of ours. */
export function readJwt(text: string): ListToken | undefined {
  const parts = text.split('.');
  const [head, body, signature] = parts.map(fromBase64url);
  if (parts.length !== 3 || !head || !body || !signature) return undefined;
  const [header, claims] = [asObject(asAscii(head)), asObject(asAscii(body))];
  const list = claims?.['status_list'] as Record<string, unknown> | null | undefined;
  if (header?.['alg'] !== 'EdDSA' || header['typ'] !== 'statuslist+jwt' || !claims || list?.['bits'] !== 2)
    return undefined;
  const { iat: issuedAt, exp: expiresAt, ttl, version: id } = claims;
  const packed = typeof list['lst'] === 'string' ? fromBase64url(list['lst']) : undefined;
  if (typeof id !== 'string' || !LIST_ID.test(id) || !packed) return undefined;
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
