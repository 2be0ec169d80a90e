import { Resident, storeFile, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { changeEntry } from './change-entry.ts';

/** The photo of a person, made ready before, from the webcam or a file of the office (000-14, 000-15). Returns the file's id. */
export async function putPersonPhoto(
  trx: Knex,
  city: City,
  residentId: string,
  content: Uint8Array,
  by: Doer,
): Promise<string> {
  const resident = await Resident.query(trx).findById(residentId).forUpdate();
  if (!resident) throw new CardError('NOT_FOUND');
  const { keyId, accountId } = resident;
  const photo = { keyId, accountId, kind: 'photo', mediaType: 'image/jpeg', content } as const;
  const photoFileId = await storeFile(trx, city.vault, photo);
  await changeEntry(trx, city, resident, { photoFileId }, { source: 'office' }, by);
  if (resident.photoFileId) await dropUnnamed(trx, resident.photoFileId);
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'resident.change',
    subjectKind: 'resident',
    subjectId: residentId,
    facts: { source: 'office', fields: ['photoFileId'] },
  });
  return photoFileId;
}

/** A picture that was replaced goes, unless a card or an application was made with it. */
async function dropUnnamed(trx: Knex, id: string): Promise<void> {
  const named = (table: string) => trx(table).where('photoFileId', id).select(trx.raw('1'));
  await trx('files').where({ id }).whereNotExists(named('cards')).whereNotExists(named('applications')).delete();
}
