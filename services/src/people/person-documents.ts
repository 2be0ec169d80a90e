import { randomUUID } from 'node:crypto';
import { readSettings, Resident, storeFile, writeAudit, type City } from '@karta/db';
import { addDays, CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** A document of a person, read before. */
export interface NewPersonDocument {
  readonly residentId: string;
  readonly typeCode: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A document of a person in its list; one that was deleted leaves its entry. */
export interface PersonDocument {
  readonly id: string;
  readonly residentId: string;
  readonly fileId: string | null;
  readonly typeCode: string;
  readonly name: string;
  readonly addedAt: Date;
  readonly deleteOn: string;
  readonly deletedAt: Date | null;
  readonly deletedWhy: 'retention' | 'office' | null;
  readonly deletedReason: string;
}

/** More than anybody looks through. */
const MOST = 100;

/** Keeps a document of a person until the day that the rule of its type says (000-23). Returns its id. @throws CardError */
export async function addPersonDocument(
  trx: Knex,
  city: City,
  { residentId, typeCode, name, mediaType, content }: NewPersonDocument,
  by: Doer,
): Promise<string> {
  const resident = await Resident.query(trx).findById(residentId).forUpdate();
  if (!resident) throw new CardError('NOT_FOUND');
  const { documentTypes } = await readSettings(trx);
  const type = documentTypes.find(({ code }) => code === typeCode);
  if (!type) throw new CardError('VALIDATION', {}, [{ path: 'type', code: 'REQUIRED' }]);
  const known: unknown[] = await trx('resident_documents').where({ residentId }).limit(MOST).select('id');
  if (known.length >= MOST) throw new CardError('TOO_MANY_DOCUMENTS');
  const { keyId, accountId } = resident;
  const fileId = await storeFile(trx, city.vault, { keyId, accountId, kind: 'document', mediaType, content });
  const id = randomUUID();
  const deleteOn = addDays(city.clock.today(), type.keepDays);
  await trx('resident_documents').insert({
    id,
    residentId,
    fileId,
    typeCode,
    name,
    addedAt: by.now,
    addedBy: by.id,
    deleteOn,
  });
  await noteDocument(trx, 'resident.add-document', residentId, { documentId: id, typeCode, deleteOn }, by);
  return id;
}

/** Deletes a document before its day, with a reason; its entry stays. @throws CardError NOT_FOUND */
export async function removePersonDocument(
  trx: Knex,
  { residentId, documentId, reason }: { residentId: string; documentId: string; reason: string },
  by: Doer,
): Promise<void> {
  const found: PersonDocument | undefined = await trx('resident_documents')
    .where({ id: documentId, residentId })
    .whereNotNull('fileId')
    .forUpdate()
    .first();
  if (!found) throw new CardError('NOT_FOUND');
  await drop(trx, found, { deletedWhy: 'office', deletedReason: reason, deletedBy: by.id }, by);
}

/**
 * Deletes the documents whose day has come (H-6); those of people whose data are kept for a court or an archive stay.
 * Returns how many.
 */
export async function deleteDueDocuments(trx: Knex, { clock }: City): Promise<number> {
  const due: PersonDocument[] = await trx('resident_documents as d')
    .join('residents as r', 'r.id', 'd.resident_id')
    .whereNotNull('d.file_id')
    .where('d.delete_on', '<=', clock.today())
    .whereNotExists(
      trx('account_holds as h').whereRaw('h.account_id = r.account_id').whereNull('h.lifted_at').select(trx.raw('1')),
    )
    .orderBy('d.id')
    .forUpdate('d')
    .skipLocked()
    .select('d.*');
  const by = { kind: 'process', id: 'daily-run', now: clock.now() } as const;
  for (const document of due) await drop(trx, document, { deletedWhy: 'retention' }, by);
  return due.length;
}

async function drop(
  trx: Knex,
  { id, residentId, fileId, typeCode }: PersonDocument,
  why: { deletedWhy: 'retention' | 'office'; deletedReason?: string; deletedBy?: string },
  by: Doer,
): Promise<void> {
  await trx('resident_documents')
    .where({ id })
    .update({ fileId: null, deletedAt: by.now, ...why });
  await trx('files').where({ id: fileId }).delete();
  const facts = { documentId: id, typeCode, why: why.deletedWhy };
  await noteDocument(trx, 'resident.remove-document', residentId, facts, by);
}

async function noteDocument(
  trx: Knex,
  act: 'resident.add-document' | 'resident.remove-document',
  residentId: string,
  facts: Record<string, unknown>,
  by: Doer,
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'resident', subjectId: residentId, facts });
}

/** All documents of a person, newest first, deleted ones among them. */
export function documentsOfPerson(knex: Knex, residentId: string): Promise<PersonDocument[]> {
  return knex('resident_documents').where({ residentId }).orderBy('addedAt', 'desc');
}
