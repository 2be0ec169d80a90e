import { fromBase45, toBase45 } from './base45.ts';
import { verifyByBrowser, type CityKeys, type Verify } from './card-code.ts';
import { NotCbor, type Cbor } from './cbor.ts';
import { claimsToSign, ISSUED, readClaims, sign1, SUBJECT, type SignedClaims, type ToSign } from './cose.ts';

/** What the city signs about a printed card. */
export interface PrintedClaims {
  readonly number: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** The beginning of the SHA-256 of the photo's file as it was printed; none for a card without one. */
  readonly photo: Uint8Array | undefined;
}
export type PrintedVerdict =
  | ({ readonly isValid: true } & PrintedClaims)
  | { readonly isValid: false; readonly why: 'malformed' | 'unknown-key' | 'forged' };

/** Tells a printed code from any other text, and its version. */
const PREFIX = 'KP1:';
const PHOTO = 'p';
/** Bytes of the photo's hash: nobody finds a second photo of their own with the same. */
export const PHOTO_HASH_BYTES = 16;

/** What has to be signed for these claims. */
export const printedToSign = (keyId: string, { number, issuedAt, photo }: PrintedClaims): ToSign =>
  claimsToSign(
    keyId,
    new Map<number | string, Cbor>([
      [SUBJECT, number],
      [ISSUED, issuedAt],
      ...(photo ? [[PHOTO, photo] as const] : []),
    ]),
  );

/** The text of the QR code. */
export const printedCode = (parts: ToSign, signature: Uint8Array): string => PREFIX + toBase45(sign1(parts, signature));

/** True for a text that claims to be printed on a card. */
export const isPrintedCode = (text: string): boolean => text.startsWith(PREFIX);

/**
 * Did the city print this on a card? Needs no connection. Whether the card still works only the records and the lists know: the
 * plastic has no end of its own.
 */
export async function verifyPrintedCode(
  text: string,
  keys: CityKeys,
  verify: Verify = verifyByBrowser,
): Promise<PrintedVerdict> {
  const signed = readPrinted(text);
  const claims = signed && claimsOf(signed);
  if (!claims) return { isValid: false, why: 'malformed' };
  const key = keys.get(signed.keyId);
  if (!key) return { isValid: false, why: 'unknown-key' };
  if (!(await verify(key, signed.signedBytes, signed.signature))) return { isValid: false, why: 'forged' };
  return { isValid: true, ...claims };
}

function readPrinted(text: string): SignedClaims | undefined {
  const bytes = isPrintedCode(text) ? fromBase45(text.slice(PREFIX.length)) : undefined;
  try {
    return bytes && readClaims(bytes);
  } catch (error) {
    if (error instanceof NotCbor) return undefined;
    throw error;
  }
}

function claimsOf({ claims }: SignedClaims): PrintedClaims | undefined {
  const [number, issuedAt, photo] = [SUBJECT, ISSUED, PHOTO].map((key) => claims.get(key));
  if (typeof number !== 'string' || typeof issuedAt !== 'number') return undefined;
  if (photo === undefined) return { number, issuedAt, photo };
  return photo instanceof Uint8Array && photo.length === PHOTO_HASH_BYTES ? { number, issuedAt, photo } : undefined;
}
