import { Account, Card, FamilyMember, findFile, Resident, StationJob, storeFile, type City } from '@karta/db';
import type { Knex } from 'knex';
import { resealChanges } from '../people/entry-changes.ts';
import { columnsOfEntry, openEntry } from '../people/open-entry.ts';

/**
 * An entry of the register, with its cards, becomes an account's: everything sealed is sealed anew under that account's key, so
 * that the end of either account leaves the other's data alone. Pictures of cards are copied, documents of the person move.
 */
export async function moveEntry(trx: Knex, city: City, entry: Resident, accountId: string): Promise<void> {
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  const { id, keyId: before } = entry;
  if (keyId !== before) {
    const { pesel, idCard, passport } = await openEntry(city, entry, before);
    const sealed = await columnsOfEntry(city, { id, keyId }, { pesel, idCard, passport });
    await resealChanges(trx, city, id, keyId);
    // the face is the earlier holder's; the application that follows brings its own
    await Resident.query(trx)
      .findById(id)
      .patch({ ...sealed, photoFileId: null, keyId });
    for (const card of await Card.query(trx).where({ residentId: id }).forUpdate()) {
      await moveCard(trx, city, card, { keyId, accountId });
    }
    await moveDocuments(trx, city, id, { keyId, accountId });
  }
  await Resident.query(trx).findById(id).patch({ accountId });
  // whoever looked after this person in the programme does not any more: the entry is nobody else's to end
  await FamilyMember.query(trx)
    .where({ residentId: id })
    .whereNot({ guardianAccountId: accountId })
    .patch({ residentId: null });
}

interface NewOwner {
  keyId: string;
  accountId: string;
}

async function moveCard(trx: Knex, city: City, card: Card, to: NewOwner): Promise<void> {
  const { id, keyId: before, uid, photoFileId } = card;
  const { keyId } = to;
  for (const job of await StationJob.query(trx).where({ cardId: id })) {
    const place = (column: string) => ({ table: 'station_jobs', row: job.id, column });
    await StationJob.query(trx)
      .findById(job.id)
      .patch({
        uid: await resealed(city, place('uid'), job.uid, before, keyId),
        pdf: await resealed(city, place('pdf'), job.pdf, before, keyId),
      });
  }
  await trx('cards')
    .where({ id })
    .update({
      keyId,
      uid: await resealed(city, { table: 'cards', row: id, column: 'uid' }, uid, before, keyId),
      photoFileId: await copyFile(trx, city, photoFileId, to),
    });
}

/** What the office keeps of the person goes with the entry; nothing of it stays under the earlier account's key. */
async function moveDocuments(trx: Knex, city: City, residentId: string, owner: NewOwner): Promise<void> {
  const documents: { id: string; fileId: string }[] = await trx('resident_documents')
    .where({ residentId })
    .whereNotNull('fileId')
    .forUpdate()
    .select('id', 'fileId');
  for (const { id, fileId } of documents) {
    const copy = await copyFile(trx, city, fileId, owner);
    await trx('resident_documents').where({ id }).update({ fileId: copy });
    await trx('files').where({ id: fileId }).delete();
  }
}

async function resealed(
  { vault }: City,
  place: { table: string; row: string; column: string },
  sealed: Buffer | null,
  before: string,
  after: string,
): Promise<Buffer | null> {
  return sealed && vault.seal(after, place, await vault.open(before, place, sealed));
}

async function copyFile(trx: Knex, city: City, id: string | null, owner: NewOwner): Promise<string | null> {
  const file = id === null ? undefined : await findFile(trx, city.vault, id);
  return file
    ? storeFile(trx, city.vault, { ...owner, kind: file.kind, mediaType: file.mediaType, content: file.content })
    : null;
}
