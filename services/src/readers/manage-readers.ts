import { randomBytes, randomUUID } from 'node:crypto';
import type { NewReader, ReaderChange } from '@karta/contracts';
import { Partner, Reader, writeAudit, type City } from '@karta/db';
import { CardError, READER_CODE_MINUTES, READER_FIELDS, statusCode, type AuditAct } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { lockReader, lockReaders } from './lock-readers.ts';

/** Adds a reader that no device works for yet. Returns its id. @throws CardError VALIDATION, READER_NAME_TAKEN */
export async function addReader(trx: Knex, reader: NewReader, by: Doer): Promise<string> {
  await lockReaders(trx);
  await requirePartner(trx, reader.partnerId);
  await requireFreeName(trx, reader.name);
  const id = randomUUID();
  const row = tidy(reader);
  await Reader.query(trx).insert({ id, ...row });
  const { partnerId, shows, offlineHours } = row;
  await note(trx, by, 'reader.add', id, { partner: partnerId, shows, offlineHours });
  return id;
}

/** Another name, place, profile or time without a connection. @throws CardError NOT_FOUND, CHANGED_MEANWHILE, VALIDATION, READER_NAME_TAKEN */
export async function changeReader(
  trx: Knex,
  id: string,
  { version, ...given }: ReaderChange,
  by: Doer,
): Promise<void> {
  await lockReaders(trx);
  const reader = await lockReader(trx, id);
  if (reader.version !== version) throw new CardError('CHANGED_MEANWHILE');
  const to = tidy(given);
  if (reader.partnerId !== to.partnerId) await requirePartner(trx, to.partnerId);
  if (reader.name !== to.name) await requireFreeName(trx, to.name);
  await Reader.query(trx)
    .findById(id)
    .patch({ ...to, version: version + 1 });
  const { partnerId: partner, shows, offlineHours } = reader;
  await note(trx, by, 'reader.change', id, {
    from: { partner, shows, offlineHours },
    to: { partner: to.partnerId, shows: to.shows, offlineHours: to.offlineHours },
    renamed: reader.name !== to.name,
  });
}

/** Another PIN for its controllers, or none; it unlocks the reader and ends the shift. @throws CardError NOT_FOUND */
export async function changeReaderPin(trx: Knex, id: string, pinHash: string | null, by: Doer): Promise<void> {
  await lockReader(trx, id);
  await Reader.query(trx).findById(id).patch({ pinHash, pinFailures: 0, shiftHash: null, shiftUntil: null });
  await note(trx, by, 'reader.change-pin', id, { hasPin: pinHash !== null });
}

/**
 * A code that enrols a device once; one that was given before is of no use any more. A device that is enrolled works on until
 * another one uses the code. The code is kept as a blind index alone. @throws CardError NOT_FOUND
 */
export async function giveReaderCode(
  trx: Knex,
  { vault }: City,
  id: string,
  by: Doer,
): Promise<{ code: string; until: Date }> {
  await lockReader(trx, id);
  const code = statusCode(randomBytes(8));
  const until = new Date(by.now.getTime() + READER_CODE_MINUTES * 60_000);
  const codeIndex = await vault.blindIndex('reader-code', code.replace('-', ''));
  await Reader.query(trx).findById(id).patch({ codeIndex, codeUntil: until });
  await note(trx, by, 'reader.give-code', id, {});
  return { code, until };
}

/** Its device is refused from now on. The row stays: checks name it, and a new code brings it back. @throws CardError NOT_FOUND */
export async function revokeReader(trx: Knex, id: string, reason: string, by: Doer): Promise<void> {
  const { revokedAt } = await lockReader(trx, id);
  if (revokedAt) return;
  const none = { codeIndex: null, codeUntil: null, shiftHash: null, shiftUntil: null };
  await Reader.query(trx)
    .findById(id)
    .patch({ ...none, revokedAt: by.now });
  await note(trx, by, 'reader.revoke', id, { reason });
}

const tidy = (reader: NewReader): NewReader => ({
  ...reader,
  shows: READER_FIELDS.filter((field) => reader.shows.includes(field)),
});

async function requirePartner(trx: Knex, id: string | null): Promise<void> {
  if (id !== null && !(await Partner.query(trx).findById(id).where({ isActive: true }).select('id')))
    throw new CardError('VALIDATION', {}, [{ path: 'partnerId', code: 'UNKNOWN_PARTNER' }]);
}

async function requireFreeName(trx: Knex, name: string): Promise<void> {
  if (await Reader.query(trx).findOne({ name }).select('id'))
    throw new CardError('READER_NAME_TAKEN', {}, [{ path: 'name', code: 'READER_NAME_TAKEN' }]);
}

const note = (trx: Knex, by: Doer, act: AuditAct, subjectId: string, facts: object): Promise<void> =>
  writeAudit(trx, { ...actorOf(by), act, subjectKind: 'reader', subjectId, facts: { ...facts } });
