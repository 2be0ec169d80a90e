import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SetupError } from '../told-error.ts';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM: nonce, tag, ciphertext. `about` is authenticated, not stored: the same words are needed to open it. */
export function seal(key: Buffer, clear: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made; throws when key, words or content differ. The error carries no data. */
export function unseal(key: Buffer, sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
}

/** Reads the master key (64 hex digits) that wraps every data key. Losing the file loses the data. */
export function readMasterKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== 32) throw new SetupError(`The master key file ${file} does not hold 64 hex digits.`);
  return key;
}

/** Tells one master key from another and says nothing of either: 16 hex digits. */
export function fingerprintOf(master: Buffer): string {
  return createHmac('sha256', master).update('karta/master-key/fingerprint').digest('hex').slice(0, 16);
}

/** Makes a master key file, mode 0600, unless there is one. */
export function ensureMasterKey(file: string): void {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
}
