import { encodeCbor, NotCbor, type Cbor } from '../phone-card/cbor.ts';
import {
  ALGORITHM,
  EDDSA,
  EXPIRES,
  fromHex,
  ISSUED,
  KEY_ID,
  mapIn,
  readSign1,
  sign1,
  signatureInput,
  SUBJECT,
  toHex,
  TYPE,
} from '../phone-card/cose.ts';
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
  const protectedPart = encodeCbor(
    new Map<number, Cbor>([
      [ALGORITHM, EDDSA],
      [TYPE, MEDIA_TYPE],
      [KEY_ID, fromHex(keyId)],
    ]),
  );
  const list = new Map<string, Cbor>([
    ['bits', 2],
    ['lst', packed],
  ]);
  const payload = encodeCbor(
    new Map<number | string, Cbor>([
      [SUBJECT, uri],
      [ISSUED, issuedAt],
      [EXPIRES, expiresAt],
      [TTL, ttl],
      [STATUS_LIST, list],
      [VERSION, fromHex(id)],
    ]),
  );
  return {
    bytes: signatureInput(protectedPart, payload),
    token: (signature) => sign1({ protectedPart, unprotected: new Map(), payload, signature }),
  };
}

/** The same, taken apart; `undefined` for what is none of ours. */
export function readCwt(token: Uint8Array): ListToken | undefined {
  try {
    const { protectedPart, payload, signature } = readSign1(token);
    const [headers, claims] = [mapIn(protectedPart), mapIn(payload)];
    if (headers.get(ALGORITHM) !== EDDSA || headers.get(TYPE) !== MEDIA_TYPE) return undefined;
    const list = claims.get(STATUS_LIST);
    if (!(list instanceof Map) || list.get('bits') !== 2) return undefined;
    const [keyId, id, packed] = [headers.get(KEY_ID), claims.get(VERSION), list.get('lst') as Cbor | undefined];
    if (!isBytes(keyId) || !isBytes(id) || id.length !== 6 || !isBytes(packed)) return undefined;
    const [issuedAt, expiresAt, ttl] = [ISSUED, EXPIRES, TTL].map((claim) => claims.get(claim));
    if (typeof issuedAt !== 'number' || typeof expiresAt !== 'number' || typeof ttl !== 'number') return undefined;
    const bytes = signatureInput(protectedPart, payload);
    return { keyId: toHex(keyId), bytes, signature, packed, claims: { id: toHex(id), issuedAt, expiresAt, ttl } };
  } catch (error) {
    if (error instanceof NotCbor) return undefined;
    throw error;
  }
}

const isBytes = (value: Cbor | undefined): value is Uint8Array => value instanceof Uint8Array;
