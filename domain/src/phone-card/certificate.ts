import { decodeCbor, encodeCbor, joined, NotCbor, type Cbor } from './cbor.ts';
import { LINK_BYTES } from './chain.ts';

/** What the city signs about a card on a device: claims of a CWT (RFC 8392). Times are seconds since 1970. */
export interface CardClaims {
  readonly number: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The last link of the device's chain. */
  readonly anchor: Uint8Array;
}
/** A COSE_Sign1 (RFC 9052) taken apart. */
export interface Signed {
  readonly keyId: string;
  readonly claims: CardClaims;
  /** What the signature covers. */
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** The link of this slot; certificates that were not shown yet have none. */
  readonly link: Uint8Array | undefined;
}

const TAG = 0xd2;
const [ALGORITHM, KEY_ID, EDDSA] = [1, 4, -8];
const [SUBJECT, EXPIRES, ISSUED, ANCHOR, LINK] = [2, 4, 6, 'h', 'c'] as const;
const SIGNATURE_BYTES = 64;

/** What has to be signed for these claims, and what the certificate is made of afterwards. */
export function toSign(
  keyId: string,
  claims: CardClaims,
): { protectedPart: Uint8Array; payload: Uint8Array; bytes: Uint8Array } {
  const headers = new Map<number, Cbor>([
    [ALGORITHM, EDDSA],
    [KEY_ID, fromHex(keyId)],
  ]);
  const protectedPart = encodeCbor(headers);
  const payload = encodeCbor(
    new Map<number | string, Cbor>([
      [SUBJECT, claims.number],
      [EXPIRES, claims.expiresAt],
      [ISSUED, claims.issuedAt],
      [ANCHOR, claims.anchor],
    ]),
  );
  return { protectedPart, payload, bytes: signatureInput(protectedPart, payload) };
}

const signatureInput = (protectedPart: Uint8Array, payload: Uint8Array): Uint8Array =>
  encodeCbor(['Signature1', protectedPart, new Uint8Array(), payload]);

/** The certificate; with the link of a slot it is what a code shows. The signature does not cover the link. */
export function certificate(
  { protectedPart, payload }: { protectedPart: Uint8Array; payload: Uint8Array },
  signature: Uint8Array,
  link?: Uint8Array,
): Uint8Array {
  const shown = new Map<string, Cbor>(link ? [[LINK, link]] : []);
  return joined(Uint8Array.of(TAG), encodeCbor([protectedPart, shown, payload, signature]));
}

/** The same certificate with the link of another slot. @throws NotCbor */
export function withLink(bytes: Uint8Array, link: Uint8Array): Uint8Array {
  const [protectedPart, , payload, signature] = partsOf(bytes);
  return certificate({ protectedPart, payload }, signature, link);
}

/** Takes a certificate apart; nothing of it is checked but its shape. @throws NotCbor */
export function readCertificate(bytes: Uint8Array): Signed {
  const [protectedPart, shown, payload, signature] = partsOf(bytes);
  const headers = mapIn(protectedPart);
  const claims = mapIn(payload);
  const [keyId, link] = [headers.get(KEY_ID), shown.get(LINK)];
  const [number, expiresAt, issuedAt, anchor] = [SUBJECT, EXPIRES, ISSUED, ANCHOR].map((key) => claims.get(key));
  if (headers.get(ALGORITHM) !== EDDSA || !(keyId instanceof Uint8Array)) throw new NotCbor('headers');
  if (typeof number !== 'string' || typeof expiresAt !== 'number' || typeof issuedAt !== 'number')
    throw new NotCbor('claims');
  if (!isLink(anchor) || (link !== undefined && !isLink(link))) throw new NotCbor('links');
  return {
    keyId: toHex(keyId),
    claims: { number, issuedAt, expiresAt, anchor },
    signedBytes: signatureInput(protectedPart, payload),
    signature,
    link,
  };
}

type Parts = readonly [Uint8Array, ReadonlyMap<number | string, Cbor>, Uint8Array, Uint8Array];

function partsOf(bytes: Uint8Array): Parts {
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

function mapIn(bytes: Uint8Array): ReadonlyMap<number | string, Cbor> {
  const map = decodeCbor(bytes);
  if (!(map instanceof Map)) throw new NotCbor('no map');
  return map;
}

const isLink = (value: Cbor | undefined): value is Uint8Array =>
  value instanceof Uint8Array && value.length === LINK_BYTES;

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
