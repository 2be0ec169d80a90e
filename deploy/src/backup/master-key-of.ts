import { existsSync } from 'node:fs';
import { fingerprintOf, readMasterKey } from '@karta/db';
import { LaunchFailure } from '../launch-failure.ts';

/**
 * The master key that opens a backup, by its fingerprint.
 * @throws LaunchFailure where it is missing, is no key, or is another one
 */
export function openMasterKey(file: string, fingerprint: string): { file: string; key: Buffer } {
  if (!existsSync(file)) {
    throw new LaunchFailure(
      `The master key of this backup is missing: it is kept apart. Put the saved file to ${file}, or name it: --master-key FILE`,
    );
  }
  let key: Buffer;
  try {
    key = readMasterKey(file);
  } catch {
    throw new LaunchFailure(`${file} holds no master key (64 hex digits). Name the saved file: --master-key FILE`);
  }
  if (fingerprintOf(key) === fingerprint) return { file, key };
  throw new LaunchFailure(
    `The master key in ${file} is not the one of this backup (fingerprint ${fingerprintOf(key)}, wanted ${fingerprint}). Name the right file: --master-key FILE`,
  );
}
