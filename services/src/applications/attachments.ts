import { Application, ApplicationDocumentRow, ApplicationEvent, storeFile, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { requireRoomForFile } from '../accounts/quotas.ts';
import type { Doer } from '../doer.ts';
import { sealedAnew } from './submission.ts';

/** Files of one application; more than any form asks for. */
const MOST_DOCUMENTS = 10;

/** Whose application, and under which key its files are sealed. */
export interface OwnApplication {
  id: string;
  accountId: string;
  keyId: string;
}

/** What is known of a document beside its bytes. */
export interface NewDocument {
  mediaType: string;
  content: Uint8Array;
  /** Its first page, small; null where there is none. */
  picture: Uint8Array | null;
  documentType: string;
  name: string;
  documentDate: string | null;
  documentEnd: string | null;
}

/**
 * The applicant's photo, made ready before. The row is locked and judged here, after the slow part: what was sent meanwhile
 * stays as it was sent. Answers the file's id.
 * @throws CardError NOT_FOUND, APPLICATION_NOT_EDITABLE, STORAGE_FULL
 */
export async function attachPhoto(
  trx: Knex,
  city: City,
  own: OwnApplication,
  content: Uint8Array,
  by: Doer,
): Promise<string> {
  const application = await lockUploadable(trx, own);
  const { id, state, photoFileId: before } = application;
  const { keyId, accountId } = own;
  // what a call for completion asks for is always taken: ten documents and a photo bound it
  const isReplaced = before !== null && state === 'draft';
  const freed = isReplaced ? await sizeOf(trx, before) : 0;
  if (state === 'draft') await requireRoomForFile(trx, accountId, content.length - freed);
  const file = { keyId, accountId, kind: 'photo', mediaType: 'image/jpeg', content } as const;
  const photoFileId = await storeFile(trx, city.vault, file);
  await sealedAnew(trx, city, application, by, async () =>
    Application.query(trx).findById(id).patch({ photoFileId, updatedAt: by.now }),
  );
  // what was sent once stays in the case's record
  if (isReplaced) await trx('files').where('id', before).delete();
  return photoFileId;
}

/** A document, read before. @throws CardError NOT_FOUND, APPLICATION_NOT_EDITABLE, TOO_MANY_DOCUMENTS, STORAGE_FULL */
export async function attachDocument(
  trx: Knex,
  city: City,
  own: OwnApplication,
  { mediaType, content, picture, ...said }: NewDocument,
  by: Doer,
): Promise<{ fileId: string; pictureId: string | null }> {
  const application = await lockUploadable(trx, own);
  const { id: applicationId, state } = application;
  const count = await ApplicationDocumentRow.query(trx).where({ applicationId }).resultSize();
  if (count >= MOST_DOCUMENTS) throw new CardError('TOO_MANY_DOCUMENTS');
  const { keyId, accountId } = own;
  if (state === 'draft') await requireRoomForFile(trx, accountId, content.length);
  const fileId = await storeFile(trx, city.vault, { keyId, accountId, kind: 'document', mediaType, content });
  const pictureId =
    picture &&
    (await storeFile(trx, city.vault, {
      keyId,
      accountId,
      kind: 'document',
      mediaType: 'image/jpeg',
      content: picture,
    }));
  await sealedAnew(trx, city, application, by, async () =>
    ApplicationDocumentRow.query(trx).insert({ applicationId, fileId, pictureId, ...said }),
  );
  return { fileId, pictureId };
}

/** What a document says of its own validity; while it may still be added or taken away. */
export async function dateDocument(
  trx: Knex,
  city: City,
  own: OwnApplication,
  fileId: string,
  dates: Pick<NewDocument, 'documentDate' | 'documentEnd'>,
  by: Doer,
): Promise<void> {
  const application = await lockUploadable(trx, own);
  await sealedAnew(trx, city, application, by, async () => {
    const row = ApplicationDocumentRow.query(trx).findById([application.id, fileId]);
    if ((await row.patch(dates)) === 0) throw new CardError('NOT_FOUND');
  });
}

/** What was sent stays in the case's record; only what was added after the call may be taken away again. */
export async function detachDocument(
  trx: Knex,
  city: City,
  own: OwnApplication,
  fileId: string,
  by: Doer,
): Promise<void> {
  const application = await lockUploadable(trx, own);
  const { id: applicationId } = application;
  const document = await ApplicationDocumentRow.query(trx).findById([applicationId, fileId]);
  if (!document) throw new CardError('NOT_FOUND');
  if (application.state !== 'draft' && document.addedAt < (await calledAt(trx, applicationId))) {
    throw new CardError('APPLICATION_NOT_EDITABLE');
  }
  await sealedAnew(trx, city, application, by, async () =>
    ApplicationDocumentRow.query(trx).deleteById([applicationId, fileId]),
  );
  await trx('files').where('id', fileId).delete();
  if (document.pictureId) await trx('files').where('id', document.pictureId).delete();
}

/** While a draft, and again while the applicant is asked to complete it. */
async function lockUploadable(trx: Knex, { id, accountId }: OwnApplication): Promise<Application> {
  const application = await Application.query(trx).findById(id).where({ accountId }).forUpdate();
  if (!application) throw new CardError('NOT_FOUND');
  if (!['draft', 'completion-requested'].includes(application.state)) throw new CardError('APPLICATION_NOT_EDITABLE');
  return application;
}

async function sizeOf(trx: Knex, fileId: string): Promise<number> {
  const file = await trx('files').where('id', fileId).first('size');
  return file?.size ?? 0;
}

async function calledAt(trx: Knex, applicationId: string): Promise<Date> {
  const call = await ApplicationEvent.query(trx)
    .where({ applicationId, code: 'completion-requested' })
    .orderBy('id', 'desc')
    .first();
  return call?.at ?? new Date(0);
}
