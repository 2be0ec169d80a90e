import { createHash, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import {
  changesToSign,
  cwtToSign,
  putStatus,
  type CardStatus,
  type ListTools,
  type StatusList,
} from '@karta/domain/status-list';

/** A town's key for its lists. */
export interface ListKey {
  readonly id: string;
  readonly secret: KeyObject;
  readonly publicKey: Buffer;
}

export function listKey(): ListKey {
  const { privateKey: secret, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { id: createHash('sha256').update(raw).digest('hex').slice(0, 8), secret, publicKey: raw };
}

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A reader with these keys, at this second. */
export const readerWith = (
  keys: readonly ListKey[],
  now: number,
): ListTools & { inflate: (bytes: Uint8Array) => Uint8Array } => ({
  keys: new Map(keys.map(({ id, publicKey }) => [id, new Uint8Array(publicKey)])),
  now,
  verify: (key, bytes, signature) =>
    verify(null, bytes, { key: Buffer.concat([SPKI_PREFIX, key]), format: 'der', type: 'spki' }, signature),
  inflate: (bytes) => new Uint8Array(inflateSync(bytes)),
});

export const packed = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(deflateSync(bytes, { level: constants.Z_BEST_COMPRESSION }));

/** Statuses from the first index on, as bytes of a list. */
export function bytesOf(statuses: readonly CardStatus[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(statuses.length / 4));
  for (const [index, status] of statuses.entries()) putStatus(bytes, index, status);
  return bytes;
}

export function signedCwt({ id, secret }: ListKey, { bytes, ...claims }: StatusList): Uint8Array {
  const parts = cwtToSign(id, 'https://miasto.example/api/reader/status-list', claims, packed(bytes));
  return parts.token(new Uint8Array(sign(null, parts.bytes, secret)));
}

export function signedChanges({ id, secret }: ListKey, from: StatusList, to: StatusList): Uint8Array {
  const bytes = changesToSign(id, from, to);
  if (!bytes) throw new Error('no changes lead there');
  return new Uint8Array(Buffer.concat([bytes, sign(null, bytes, secret)]));
}
