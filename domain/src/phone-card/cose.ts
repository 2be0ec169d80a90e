import { decodeCbor, encodeCbor, joined, NotCbor, type Cbor } from './cbor.ts';

type CborMap = ReadonlyMap<number | string, Cbor>;
/** The parts of a COSE_Sign1 (RFC 9052, 4.2). */
interface Sign1 {
  readonly protectedPart: Uint8Array;
  readonly unprotected: CborMap;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}
/** A CWT (RFC 8392) before it is signed. */
export interface ToSign {
  readonly protectedPart: Uint8Array;
  readonly payload: Uint8Array;
  /** What the signature is made of. */
  readonly bytes: Uint8Array;
}
/** A signed CWT taken apart; nothing of it is checked but its shape. */
export interface SignedClaims {
  readonly keyId: string;
  /** Its media type, where it names one. */
  readonly type: Cbor | undefined;
  readonly claims: CborMap;
  /** What the signature does not cover. */
  readonly unprotected: CborMap;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Labels of headers (RFC 9052, 3.1; RFC 9596) and the one algorithm that is used. */
const [ALGORITHM, KEY_ID, TYPE, EDDSA] = [1, 4, 16, -8];
/** Claims of a CWT. */
export const [SUBJECT, EXPIRES, ISSUED] = [2, 4, 6];
const TAG = 0xd2;
const SIGNATURE_BYTES = 64;

/** What has to be signed for these claims; `type` is a media type. */
export function claimsToSign(keyId: string, claims: CborMap, type?: string): ToSign {
  const headers = new Map<number, Cbor>([[ALGORITHM, EDDSA]]);
  if (type !== undefined) headers.set(TYPE, type);
  headers.set(KEY_ID, fromHex(keyId));
  const [protectedPart, payload] = [encodeCbor(headers), encodeCbor(claims)];
  return { protectedPart, payload, bytes: signatureInput(protectedPart, payload) };
}

/** The whole, tagged; what is `unprotected` the signature does not cover. */
export const sign1 = (
  { protectedPart, payload }: Pick<ToSign, 'protectedPart' | 'payload'>,
  signature: Uint8Array,
  unprotected: CborMap = new Map(),
): Uint8Array => joined(Uint8Array.of(TAG), encodeCbor([protectedPart, unprotected, payload, signature]));

/** @throws NotCbor */
export function readSign1(bytes: Uint8Array): Sign1 {
  const parts = bytes[0] === TAG ? decodeCbor(bytes.subarray(1)) : undefined;
  if (!Array.isArray(parts) || parts.length !== 4) throw new NotCbor('no COSE_Sign1');
  const [protectedPart, unprotected, payload, signature] = parts as Cbor[];
  const isWhole =
    protectedPart instanceof Uint8Array &&
    unprotected instanceof Map &&
    payload instanceof Uint8Array &&
    signature instanceof Uint8Array;
  if (!isWhole || signature.length !== SIGNATURE_BYTES) throw new NotCbor('no COSE_Sign1');
  return { protectedPart, unprotected, payload, signature };
}

/** @throws NotCbor */
export function readClaims(bytes: Uint8Array): SignedClaims {
  const { protectedPart, unprotected, payload, signature } = readSign1(bytes);
  const headers = mapIn(protectedPart);
  const keyId = headers.get(KEY_ID);
  if (headers.get(ALGORITHM) !== EDDSA || !(keyId instanceof Uint8Array)) throw new NotCbor('headers');
  return {
    keyId: toHex(keyId),
    type: headers.get(TYPE),
    claims: mapIn(payload),
    unprotected,
    signedBytes: signatureInput(protectedPart, payload),
    signature,
  };
}

/** What the signature covers. */
const signatureInput = (protectedPart: Uint8Array, payload: Uint8Array): Uint8Array =>
  encodeCbor(['Signature1', protectedPart, new Uint8Array(), payload]);

function mapIn(bytes: Uint8Array): CborMap {
  const map = decodeCbor(bytes);
  if (!(map instanceof Map)) throw new NotCbor('no map');
  return map;
}

export const toHex = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at++) text += ((bytes[at] ?? 0) + 256).toString(16).slice(1);
  return text;
};
export const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
