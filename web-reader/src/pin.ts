import type { Kept } from './kept.ts';
import { fromBase64Url, randomBytes, toBase64Url } from './random.ts';

/** Whoever has the device has the hash: it keeps a finder out, not a laboratory. */
const ROUNDS = 100_000;

async function hashOf(pin: string, salt: Uint8Array): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt: Uint8Array.from(salt), iterations: ROUNDS };
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(way, key, 256)));
}

/** What is kept of a PIN that the server has let in. */
export async function keptPin(pin: string): Promise<Kept['pin']> {
  const salt = randomBytes(16);
  return { salt: toBase64Url(salt), hash: await hashOf(pin, salt), tries: 0 };
}

/** Whether this is the PIN that was let in last. */
export const isKeptPin = async (pin: string, { salt, hash }: Kept['pin']): Promise<boolean> =>
  (await hashOf(pin, fromBase64Url(salt))) === hash;
