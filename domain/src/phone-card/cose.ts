import { decodeCbor, encodeCbor, joined, NotCbor, type Cbor } from './cbor.ts';

type Claims = ReadonlyMap<number | string, Cbor>;

/** A COSE_Sign1 (RFC 9052) with the claims of a CWT (RFC 8392), taken apart; its signature is not checked yet. */
export interface Sign1 {
  readonly keyId: string;
  readonly claims: Claims;
  /** What the signature does not cover. */
  readonly shown: Claims;
  /** What the signature covers. */
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}
/** The two parts that are signed. */
export interface ToSign {
  readonly protectedPart: Uint8Array;
  readonly payload: Uint8Array;
  /** What the signature is made of. */
  readonly bytes: Uint8Array;
}

/** Numbers of claims and headers: RFC 8392, section 4; RFC 9052, section 3.1; RFC 9053, section 2.2. */
export const CLAIM = { subject: 2, expires: 4, issued: 6 } as const;
const [ALGORITHM, KEY_ID, EDDSA] = [1, 4, -8];
const TAG = 0xd2;
const SIGNATURE_BYTES = 64;

/** What has to be signed for these claims. */
export function claimsToSign(keyId: string, claims: Claims): ToSign {
  const headers = new Map<number, Cbor>([
    [ALGORITHM, EDDSA],
    [KEY_ID, fromHex(keyId)],
  ]);
  const [protectedPart, payload] = [encodeCbor(headers), encodeCbor(claims)];
  return { protectedPart, payload, bytes: signatureInput(protectedPart, payload) };
}

/** The whole, as it is handed on. */
export const sign1 = (
  { protectedPart, payload }: Pick<ToSign, 'protectedPart' | 'payload'>,
  signature: Uint8Array,
  shown: Claims = new Map(),
): Uint8Array => joined(Uint8Array.of(TAG), encodeCbor([protectedPart, shown, payload, signature]));

/** The parts of a whole. @throws NotCbor */
export function partsOf(bytes: Uint8Array): readonly [Uint8Array, Claims, Uint8Array, Uint8Array] {
  const parts = bytes[0] === TAG ? decodeCbor(bytes.subarray(1)) : undefined;
  if (!Array.isArray(parts) || parts.length !== 4) throw new NotCbor('no COSE_Sign1');
  const [protectedPart, shown, payload, signature] = parts as Cbor[];
  const isWhole =
    protectedPart instanceof Uint8Array &&
    shown instanceof Map &&
    payload instanceof Uint8Array &&
    signature instanceof Uint8Array;
  if (!isWhole || signature.length !== SIGNATURE_BYTES) throw new NotCbor('no COSE_Sign1');
  return [protectedPart, shown, payload, signature];
}

/** Takes it apart; nothing is checked but its shape. @throws NotCbor */
export function readSign1(bytes: Uint8Array): Sign1 {
  const [protectedPart, shown, payload, signature] = partsOf(bytes);
  const headers = mapIn(protectedPart);
  const keyId = headers.get(KEY_ID);
  if (headers.get(ALGORITHM) !== EDDSA || !(keyId instanceof Uint8Array)) throw new NotCbor('headers');
  const claims = mapIn(payload);
  return { keyId: toHex(keyId), claims, shown, signedBytes: signatureInput(protectedPart, payload), signature };
}

const signatureInput = (protectedPart: Uint8Array, payload: Uint8Array): Uint8Array =>
  encodeCbor(['Signature1', protectedPart, new Uint8Array(), payload]);

function mapIn(bytes: Uint8Array): Claims {
  const map = decodeCbor(bytes);
  if (!(map instanceof Map)) throw new NotCbor('no map');
  return map;
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
