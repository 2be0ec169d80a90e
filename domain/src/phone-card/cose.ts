import { decodeCbor, encodeCbor, joined, NotCbor, type Cbor } from './cbor.ts';

export type CborMap = ReadonlyMap<number | string, Cbor>;
/** A COSE_Sign1 (RFC 9052, 4.2) taken apart; nothing of it is checked but its shape. */
export interface Sign1 {
  readonly protectedPart: Uint8Array;
  readonly unprotected: CborMap;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/** Labels of headers (RFC 9052, 3.1; RFC 9596), the one algorithm that is used, and claims of a CWT (RFC 8392). */
export const [ALGORITHM, KEY_ID, TYPE, EDDSA] = [1, 4, 16, -8];
export const [SUBJECT, EXPIRES, ISSUED] = [2, 4, 6];
const TAG = 0xd2;
const SIGNATURE_BYTES = 64;

/** What the signature covers. */
export const signatureInput = (protectedPart: Uint8Array, payload: Uint8Array): Uint8Array =>
  encodeCbor(['Signature1', protectedPart, new Uint8Array(), payload]);

/** The whole, tagged. */
export const sign1 = ({ protectedPart, unprotected, payload, signature }: Sign1): Uint8Array =>
  joined(Uint8Array.of(TAG), encodeCbor([protectedPart, unprotected, payload, signature]));

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
export function mapIn(bytes: Uint8Array): CborMap {
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
