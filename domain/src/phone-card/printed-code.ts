import { fromBase45, toBase45 } from './base45.ts';
import { verifyByBrowser, type CityKeys, type Verify } from './card-code.ts';
import { encodeCbor, NotCbor, type Cbor } from './cbor.ts';
import {
  ALGORITHM,
  EDDSA,
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

interface ToSign {
  readonly protectedPart: Uint8Array;
  readonly payload: Uint8Array;
  /** What the signature is made of. */
  readonly bytes: Uint8Array;
}

/** What has to be signed for these claims. */
export function printedToSign(keyId: string, { number, issuedAt, photo }: PrintedClaims): ToSign {
  const headers = new Map<number, Cbor>([
    [ALGORITHM, EDDSA],
    [KEY_ID, fromHex(keyId)],
  ]);
  const claims = new Map<number | string, Cbor>([
    [SUBJECT, number],
    [ISSUED, issuedAt],
    ...(photo ? [[PHOTO, photo] as const] : []),
  ]);
  const [protectedPart, payload] = [encodeCbor(headers), encodeCbor(claims)];
  return { protectedPart, payload, bytes: signatureInput(protectedPart, payload) };
}

/** The text of the QR code. */
export const printedCode = ({ protectedPart, payload }: ToSign, signature: Uint8Array): string =>
  PREFIX + toBase45(sign1({ protectedPart, unprotected: new Map(), payload, signature }));

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
  const printed = readPrinted(text);
  if (!printed) return { isValid: false, why: 'malformed' };
  const key = keys.get(printed.keyId);
  if (!key) return { isValid: false, why: 'unknown-key' };
  if (!(await verify(key, printed.signedBytes, printed.signature))) return { isValid: false, why: 'forged' };
  return { isValid: true, ...printed.claims };
}

interface Printed {
  readonly keyId: string;
  readonly claims: PrintedClaims;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

function readPrinted(text: string): Printed | undefined {
  const bytes = isPrintedCode(text) ? fromBase45(text.slice(PREFIX.length)) : undefined;
  try {
    return bytes && partsOf(bytes);
  } catch (error) {
    if (error instanceof NotCbor) return undefined;
    throw error;
  }
}

function partsOf(bytes: Uint8Array): Printed {
  const { protectedPart, payload, signature } = readSign1(bytes);
  const [headers, claims] = [mapIn(protectedPart), mapIn(payload)];
  const [keyId, number, issuedAt, photo] = [
    headers.get(KEY_ID),
    ...[SUBJECT, ISSUED, PHOTO].map((key) => claims.get(key)),
  ];
  if (headers.get(ALGORITHM) !== EDDSA || !(keyId instanceof Uint8Array)) throw new NotCbor('headers');
  if (typeof number !== 'string' || typeof issuedAt !== 'number') throw new NotCbor('claims');
  if (photo !== undefined && !(photo instanceof Uint8Array && photo.length === PHOTO_HASH_BYTES))
    throw new NotCbor('photo');
  return {
    keyId: toHex(keyId),
    claims: { number, issuedAt, photo },
    signedBytes: signatureInput(protectedPart, payload),
    signature,
  };
}
