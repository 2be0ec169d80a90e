import { NotCbor, type Cbor } from '../phone-card/cbor.ts';
import { claimsToSign, EXPIRES, fromHex, ISSUED, readClaims, sign1, SUBJECT, toHex } from '../phone-card/cose.ts';
import type { ListClaims, ListToken } from './token.ts';

const MEDIA_TYPE = 'application/statuslist+cwt';
const [TTL, STATUS_LIST] = [65_534, 65_533];
const VERSION = 'version';

/** What has to be signed of the list as a CWT (draft-ietf-oauth-status-list, 5.2), and the token of it. */
export function cwtToSign(
  keyId: string,
  uri: string,
  { id, issuedAt, expiresAt, ttl }: ListClaims,
  packed: Uint8Array,
): { bytes: Uint8Array; token(signature: Uint8Array): Uint8Array } {
  const list = new Map<string, Cbor>([
    ['bits', 2],
    ['lst', packed],
  ]);
  const claims = new Map<number | string, Cbor>([
    [SUBJECT, uri],
    [ISSUED, issuedAt],
    [EXPIRES, expiresAt],
    [TTL, ttl],
    [STATUS_LIST, list],
    [VERSION, fromHex(id)],
  ]);
  const parts = claimsToSign(keyId, claims, MEDIA_TYPE);
  return { bytes: parts.bytes, token: (signature) => sign1(parts, signature) };
}

/** The same, taken apart; `undefined` for what is none of ours. */
export function readCwt(token: Uint8Array): ListToken | undefined {
  try {
    const { keyId, type, claims, signedBytes, signature } = readClaims(token);
    const list = claims.get(STATUS_LIST);
    if (type !== MEDIA_TYPE || !(list instanceof Map) || list.get('bits') !== 2) return undefined;
    const [id, packed] = [claims.get(VERSION), list.get('lst') as Cbor | undefined];
    if (!isBytes(id) || id.length !== 6 || !isBytes(packed)) return undefined;
    const [issuedAt, expiresAt, ttl] = [ISSUED, EXPIRES, TTL].map((claim) => claims.get(claim));
    if (typeof issuedAt !== 'number' || typeof expiresAt !== 'number' || typeof ttl !== 'number') return undefined;
    return { keyId, bytes: signedBytes, signature, packed, claims: { id: toHex(id), issuedAt, expiresAt, ttl } };
  } catch (error) {
    if (error instanceof NotCbor) return undefined;
    throw error;
  }
}

const isBytes = (value: Cbor | undefined): value is Uint8Array => value instanceof Uint8Array;
