import { randomBytes } from 'node:crypto';
import { Reader, type City } from '@karta/db';
import { CardError, typedStatusCode } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken } from '../access/tokens.ts';
import { lockReaders } from './lock-readers.ts';
import { noteOfReader } from './note-of-reader.ts';
import { placeOfTableKey } from './table-key.ts';

/** What a device brings: the code as it was typed, and the key that it has made itself. */
export interface DeviceEnrolment {
  readonly code: string;
  readonly key: string;
}

/**
 * The device with this key works for the reader of the code from now on, and the one before it no longer. Repeating it after a
 * lost answer is harmless. @throws CardError READER_CODE_REFUSED for a code that is unknown, spent or too old
 */
export async function enrolReader(
  trx: Knex,
  { vault, clock }: City,
  { code, key }: DeviceEnrolment,
): Promise<{ name: string }> {
  const [now, tokenHash] = [clock.now(), hashToken(key)];
  const codeIndex = await vault.blindIndex('reader-code', typedStatusCode(code));
  await lockReaders(trx);
  const known = await Reader.query(trx).findOne({ tokenHash }).forUpdate();
  const reader = await Reader.query(trx).findOne({ codeIndex }).where('codeUntil', '>', now).forUpdate();
  if (!reader) {
    if (known && !known.revokedAt) return { name: known.name };
    throw new CardError('READER_CODE_REFUSED');
  }
  // a device is one reader alone
  if (known && known.id !== reader.id)
    await Reader.query(trx).findById(known.id).patch({ tokenHash: null, tableKey: null });
  const { id: keyId } = await vault.keys.openCityKey('city');
  await Reader.query(trx)
    .findById(reader.id)
    .patch({
      ...{ tokenHash, enrolledAt: now, revokedAt: null, lastSeenAt: null, appVersion: null },
      ...{ codeIndex: null, codeUntil: null, shiftHash: null, shiftUntil: null },
      tableKey: await vault.seal(keyId, placeOfTableKey(reader.id), randomBytes(32)),
    });
  await noteOfReader(trx, reader.id, 'reader.enrol', { again: reader.enrolledAt !== null });
  return { name: reader.name };
}
