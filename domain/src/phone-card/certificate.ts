import { NotCbor, type Cbor } from './cbor.ts';
import { LINK_BYTES } from './chain.ts';
import { claimsToSign, EXPIRES, ISSUED, readClaims, readSign1, sign1, SUBJECT, type ToSign } from './cose.ts';

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
export const toSign = (keyId: string, claims: CardClaims): ToSign =>
  claimsToSign(
    keyId,
    new Map<number | string, Cbor>([
      [SUBJECT, claims.number],
      [EXPIRES, claims.expiresAt],
      [ISSUED, claims.issuedAt],
      [ANCHOR, claims.anchor],
    ]),
  );

/** The certificate; with the link of a slot it is what a code shows. The signature does not cover the link. */
export const certificate = (
  parts: Pick<ToSign, 'protectedPart' | 'payload'>,
  signature: Uint8Array,
  link?: Uint8Array,
): Uint8Array => sign1(parts, signature, new Map<string, Cbor>(link ? [[LINK, link]] : []));

/** The same certificate with the link of another slot. @throws NotCbor */
export function withLink(bytes: Uint8Array, link: Uint8Array): Uint8Array {
  const { signature, ...parts } = readSign1(bytes);
  return certificate(parts, signature, link);
}

/** Takes a certificate apart; nothing of it is checked but its shape. @throws NotCbor */
export function readCertificate(bytes: Uint8Array): Signed {
  const { keyId, claims, unprotected, signedBytes, signature } = readClaims(bytes);
  const link = unprotected.get(LINK);
  const [number, expiresAt, issuedAt, anchor] = [SUBJECT, EXPIRES, ISSUED, ANCHOR].map((key) => claims.get(key));
  if (typeof number !== 'string' || typeof expiresAt !== 'number' || typeof issuedAt !== 'number')
    throw new NotCbor('claims');
  if (!isLink(anchor) || (link !== undefined && !isLink(link))) throw new NotCbor('links');
  return { keyId, claims: { number, issuedAt, expiresAt, anchor }, signedBytes, signature, link };
}

const isLink = (value: Cbor | undefined): value is Uint8Array =>
  value instanceof Uint8Array && value.length === LINK_BYTES;
