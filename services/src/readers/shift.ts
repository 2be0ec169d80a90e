import type { ReaderShift } from '@karta/contracts';
import { Reader, type City } from '@karta/db';
import { CardError, READER_PIN_TRIES, READER_SHIFT_HOURS, readerState } from '@karta/domain';
import type { Knex } from 'knex';
import { isPasswordRight } from '../access/passwords.ts';
import { hashToken, newToken } from '../access/tokens.ts';
import { lockReader } from './lock-readers.ts';
import { noteOfReader } from './note-of-reader.ts';

/**
 * A controller begins to work with the PIN; the shift before it ends. Wrong PINs are counted in the row that they lock.
 * @throws CardError READER_PIN_WRONG with the tries that are left, READER_LOCKED, READER_PIN_UNSET, CHANGED_MEANWHILE where the
 *   PIN became another one just now
 */
export async function beginShift(city: City, id: string, pin: string): Promise<ReaderShift> {
  const { pinHash } = requireUnlocked(await Reader.query(city.knex).findById(id).throwIfNotFound());
  if (pinHash === null) throw new CardError('READER_PIN_UNSET');
  const isRight = await isPasswordRight(pinHash, pin);
  const shift = await city.knex.transaction(async (trx) => {
    const reader = requireUnlocked(await lockReader(trx, id));
    if (reader.pinHash !== pinHash) throw new CardError('CHANGED_MEANWHILE');
    return isRight ? begin(trx, city, id) : countFailure(trx, reader);
  });
  // the count is kept, so it is thrown after the commit
  if (shift instanceof CardError) throw shift;
  return shift;
}

async function begin(trx: Knex, { clock }: City, id: string): Promise<ReaderShift> {
  const shift = newToken();
  const until = new Date(clock.now().getTime() + READER_SHIFT_HOURS * 3_600_000);
  await Reader.query(trx)
    .findById(id)
    .patch({ pinFailures: 0, shiftHash: hashToken(shift), shiftUntil: until });
  await noteOfReader(trx, id, 'reader.begin-shift');
  return { shift, until: until.toISOString() };
}

async function countFailure(trx: Knex, { id, pinFailures }: Reader): Promise<CardError> {
  const failures = pinFailures + 1;
  const left = READER_PIN_TRIES - failures;
  await Reader.query(trx).findById(id).patch({ pinFailures: failures });
  await noteOfReader(trx, id, 'reader.fail-pin', { left });
  return left > 0 ? new CardError('READER_PIN_WRONG', { triesLeft: String(left) }) : new CardError('READER_LOCKED');
}

/** The controller goes. Repeating it is harmless. */
export async function endShift(trx: Knex, id: string): Promise<void> {
  const ended = await Reader.query(trx)
    .findById(id)
    .whereNotNull('shiftHash')
    .patch({ shiftHash: null, shiftUntil: null });
  if (ended > 0) await noteOfReader(trx, id, 'reader.end-shift');
}

/** Whether cards may be checked there now. @throws CardError READER_REVOKED, READER_LOCKED, READER_SHIFT_OVER */
export function requireAtWork(reader: Reader, shift: string | undefined, now: Date): void {
  const { pinHash, shiftHash, shiftUntil } = requireUnlocked(reader);
  if (pinHash === null) return;
  const isOwn = shift !== undefined && shiftHash !== null && hashToken(shift).equals(shiftHash);
  if (!isOwn || shiftUntil === null || shiftUntil <= now) throw new CardError('READER_SHIFT_OVER');
}

function requireUnlocked(reader: Reader): Reader {
  const state = readerState({ ...reader, hasKey: reader.tokenHash !== null });
  if (state === 'locked') throw new CardError('READER_LOCKED');
  if (state !== 'enrolled') throw new CardError('READER_REVOKED');
  return reader;
}
