import { encodeCbor, NotCbor, type Cbor } from './cbor.ts';
import { LINK_BYTES } from './chain.ts';
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
} from './cose.ts';

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

const [ANCHOR, LINK] = ['h', 'c'] as const;

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

/** The certificate; with the link of a slot it is what a code shows. The signature does not cover the link. */
export const certificate = (
  { protectedPart, payload }: { protectedPart: Uint8Array; payload: Uint8Array },
  signature: Uint8Array,
  link?: Uint8Array,
): Uint8Array =>
  sign1({ protectedPart, unprotected: new Map<string, Cbor>(link ? [[LINK, link]] : []), payload, signature });

/** The same certificate with the link of another slot. @throws NotCbor */
export function withLink(bytes: Uint8Array, link: Uint8Array): Uint8Array {
  const { signature, ...parts } = readSign1(bytes);
  return certificate(parts, signature, link);
}

/** Takes a certificate apart; nothing of it is checked but its shape. @throws NotCbor */
export function readCertificate(bytes: Uint8Array): Signed {
  const { protectedPart, unprotected, payload, signature } = readSign1(bytes);
  const headers = mapIn(protectedPart);
  const claims = mapIn(payload);
  const [keyId, link] = [headers.get(KEY_ID), unprotected.get(LINK)];
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

const isLink = (value: Cbor | undefined): value is Uint8Array =>
  value instanceof Uint8Array && value.length === LINK_BYTES;
