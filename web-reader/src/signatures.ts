import nacl from 'tweetnacl';
import { fromBase64Url } from './random.ts';

/** Ed25519: old browsers have none of their own. */
export const verify = (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean =>
  nacl.sign.detached.verify(bytes, signature, key);

/** Keys of a town by their id. */
export const keysOf = (keys: readonly { id: string; key: string }[]): ReadonlyMap<string, Uint8Array> =>
  new Map(keys.map(({ id, key }) => [id, fromBase64Url(key)] as const));
