import { fromBase45, toBase45 } from './base45.ts';
import { NotCbor } from './cbor.ts';
import { readCertificate, withLink, type Signed } from './certificate.ts';
import { linkAfter, LONGEST_CHAIN, slotAt } from './chain.ts';

/** Tells the code of a card from any other text, and its version. */
const PREFIX = 'KM1:';
/** Slots by which the clocks of phone and reader may differ. */
const SKEW_SLOTS = 2;

/** A public key of a city (Ed25519, 32 bytes), by the id that its certificates name. */
export type CityKeys = ReadonlyMap<string, Uint8Array>;

/** Ed25519 of whoever checks. */
export type Verify = (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

/**
 * `malformed`: no code of a card; `unknown-key`: of another city; `forged`: the signature or the link is wrong; `expired`: the
 * phone was without a connection for too long; `stale`: shown at another time, a picture of a code.
 */
export type CodeRefusal = 'malformed' | 'unknown-key' | 'forged' | 'expired' | 'stale';
export type CodeVerdict =
  | { readonly isValid: true; readonly number: string; readonly issuedAt: number; readonly anchor: Uint8Array }
  | { readonly isValid: false; readonly why: CodeRefusal };

/** The text of a code: the certificate with the link of its slot. @throws NotCbor for what is no certificate */
export const cardCode = (certificate: Uint8Array, link: Uint8Array): string =>
  PREFIX + toBase45(withLink(certificate, link));

/** True for a text that claims to be the code of a card. */
export const isCardCode = (text: string): boolean => text.startsWith(PREFIX);

/**
 * Is this the code of a card, now? Needs no connection: the city's keys and the time in seconds are enough. Whether the
 * card was blocked since its certificate was issued only the records know. `verify` is of whoever has no Ed25519 of their own.
 */
export async function verifyCardCode(
  text: string,
  keys: CityKeys,
  now: number,
  verify: Verify = verifyByBrowser,
): Promise<CodeVerdict> {
  const signed = readCode(text);
  if (!signed?.link) return refused('malformed');
  const key = keys.get(signed.keyId);
  if (!key) return refused('unknown-key');
  if (!(await verify(key, signed.signedBytes, signed.signature))) return refused('forged');
  const { number, issuedAt, expiresAt, anchor } = signed.claims;
  const slots = slotAt(issuedAt, expiresAt);
  if (slots < 1 || slots > LONGEST_CHAIN) return refused('forged');
  const slot = slotAt(issuedAt, now);
  if (slot >= slots + SKEW_SLOTS) return refused('expired');
  for (const near of nearest(slot, slots)) {
    if (areSame(await linkAfter(signed.link, near + 1), anchor)) return { isValid: true, number, issuedAt, anchor };
  }
  return refused('stale');
}

const refused = (why: CodeRefusal): CodeVerdict => ({ isValid: false, why });

/** The slots that may be on now, the likeliest first. */
function nearest(slot: number, slots: number): number[] {
  const near = [slot];
  for (let away = 1; away <= SKEW_SLOTS; away++) near.push(slot - away, slot + away);
  return near.filter((each) => each >= 0 && each < slots);
}

function readCode(text: string): Signed | undefined {
  const bytes = isCardCode(text) ? fromBase45(text.slice(PREFIX.length)) : undefined;
  try {
    return bytes && readCertificate(bytes);
  } catch (error) {
    if (error instanceof NotCbor) return undefined;
    throw error;
  }
}

/** By the browser itself, or Node. */
export async function verifyByBrowser(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, Uint8Array.from(signature), Uint8Array.from(bytes));
}

const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
