import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { City } from '@karta/db';
import type { CityKeys } from '@karta/domain/phone-card';

/** An Ed25519 seed as PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

interface SigningKey {
  readonly id: string;
  readonly secret: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

/** The key that signs the codes of this city's cards; made at its first use, sealed under the master key. */
export async function signingKey({ vault }: City): Promise<SigningKey> {
  const { key } = await vault.keys.openCityKey('card-code');
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, key]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { id: createHash('sha256').update(publicKey).digest('hex').slice(0, 8), secret, publicKey };
}

/** What readers check codes with. */
export async function cityKeys(city: City): Promise<CityKeys> {
  const { id, publicKey } = await signingKey(city);
  return new Map([[id, new Uint8Array(publicKey)]]);
}

export const signed = (bytes: Uint8Array, { secret }: SigningKey): Uint8Array =>
  new Uint8Array(sign(null, bytes, secret));
