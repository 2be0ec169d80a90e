import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { City } from '@karta/db';
import type { CityKeys } from '@karta/domain/phone-card';

/** An Ed25519 seed as PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What a city signs for readers, each with a key of its own: codes of virtual cards, printed codes, and lists of statuses. */
type SignedKind = 'card-code' | 'card-print' | 'card-status';

export interface SigningKey {
  readonly id: string;
  readonly secret: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

/** The key that signs this; made at its first use, sealed under the master key. */
export async function signingKey({ vault }: City, kind: SignedKind): Promise<SigningKey> {
  const { key } = await vault.keys.openCityKey(kind);
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, key]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { id: createHash('sha256').update(publicKey).digest('hex').slice(0, 8), secret, publicKey };
}

/** What readers check it with. */
export async function cityKeys(city: City, kind: SignedKind = 'card-code'): Promise<CityKeys> {
  const { id, publicKey } = await signingKey(city, kind);
  return new Map([[id, new Uint8Array(publicKey)]]);
}

export const signed = (bytes: Uint8Array, { secret }: Pick<SigningKey, 'secret'>): Uint8Array =>
  new Uint8Array(sign(null, bytes, secret));
