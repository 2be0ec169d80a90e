import { DocumentQuery, Done, Id, StoredFile } from '@karta/contracts';
import { Application, ApplicationDocumentRow, ApplicationEvent, findFile, storeFile, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { FILE, MOST_DOCUMENTS } from '../http/limits.ts';
import { readDocument, readPhoto } from '../http/received-file.ts';
import { getOwnApplication } from './application-view.ts';

const OfApplication = z.object({ id: Id });

/** While a draft, and again while the applicant is asked to complete it. */
function requireUploadable(application: Application): void {
  if (!['draft', 'completion-requested'].includes(application.state)) throw new CardError('APPLICATION_NOT_EDITABLE');
}

/** The applicant's photo: JPEG, PNG or WEBP in; a clean 709 × 945 JPEG is kept (004-55..57). */
export const putPhoto = residentRoute({
  method: 'put',
  path: '/resident/applications/:id/photo',
  params: OfApplication,
  uploadLimit: FILE.photo,
  answer: StoredFile,
  async handle({ params, upload }, { city, actor }) {
    const application = await getOwnApplication(city.knex, actor.accountId, params.id);
    requireUploadable(application);
    const content = await readPhoto(upload.content);
    const fileId = await city.knex.transaction(async (trx) => {
      const { keyId, accountId } = actor;
      const id = await storeFile(trx, city.vault, {
        keyId,
        accountId,
        kind: 'photo',
        mediaType: 'image/jpeg',
        content,
      });
      await Application.query(trx).findById(application.id).patch({ photoFileId: id, updatedAt: city.clock.now() });
      if (application.photoFileId && application.state === 'draft')
        await trx('files').where('id', application.photoFileId).delete();
      return id;
    });
    return { fileId, mediaType: 'image/jpeg', size: content.length };
  },
});

/** A document: an image is made anew, a PDF is kept as an attachment (004-22, 004-59). */
export const addDocument = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/documents',
  params: OfApplication,
  query: DocumentQuery,
  uploadLimit: FILE.document,
  answer: StoredFile,
  status: 201,
  async handle({ params, query, upload }, { city, actor }) {
    const application = await getOwnApplication(city.knex, actor.accountId, params.id);
    requireUploadable(application);
    const document = await readDocument(upload.content);
    const fileId = await city.knex.transaction(async (trx) => {
      const count = await ApplicationDocumentRow.query(trx).where('applicationId', application.id).resultSize();
      if (count >= MOST_DOCUMENTS) throw new CardError('TOO_MANY_DOCUMENTS');
      const { keyId, accountId } = actor;
      const id = await storeFile(trx, city.vault, { keyId, accountId, kind: 'document', ...document });
      const { documentType, name, documentDate = null, documentEnd = null } = query;
      const said = { documentType, name, documentDate, documentEnd };
      await ApplicationDocumentRow.query(trx).insert({ applicationId: application.id, fileId: id, ...said });
      return id;
    });
    return { fileId, mediaType: document.mediaType, size: document.content.length };
  },
});

export const removeDocument = residentRoute({
  method: 'delete',
  path: '/resident/applications/:id/documents/:fileId',
  params: z.object({ id: Id, fileId: Id }),
  answer: Done,
  async handle({ params }, { city, actor }) {
    const application = await getOwnApplication(city.knex, actor.accountId, params.id);
    requireUploadable(application);
    await requireNewDocument(city, application, params.fileId);
    await city.knex.transaction(async (trx) => {
      const removed = await ApplicationDocumentRow.query(trx)
        .delete()
        .where({ applicationId: application.id, fileId: params.fileId });
      if (removed === 0) throw new CardError('NOT_FOUND');
      await trx('files').where('id', params.fileId).delete();
    });
    return { done: true as const };
  },
});

/** What was sent stays in the case's record; only what was added after the call may be taken away again. */
async function requireNewDocument(city: City, { id, state }: Application, fileId: string): Promise<void> {
  if (state === 'draft') return;
  const call = await ApplicationEvent.query(city.knex)
    .where({ applicationId: id, code: 'completion-requested' })
    .orderBy('id', 'desc')
    .first();
  const document = await ApplicationDocumentRow.query(city.knex).findById([id, fileId]);
  if (document && call && document.addedAt < call.at) throw new CardError('APPLICATION_NOT_EDITABLE');
}

/** A file of one's own. */
export const ownFile = residentRoute({
  method: 'get',
  path: '/resident/files/:fileId',
  params: z.object({ fileId: Id }),
  answer: 'file',
  async handle({ params }, { city, actor }) {
    const owned = await city.knex('files').where({ id: params.fileId, accountId: actor.accountId }).first('id');
    const file = owned && (await findFile(city.knex, city.vault, params.fileId));
    if (!file) throw new CardError('NOT_FOUND');
    const { mediaType, content } = file;
    return {
      mediaType,
      content,
      inline: mediaType === 'image/jpeg',
      name: file.kind === 'photo' ? 'zdjecie.jpg' : 'dokument',
    };
  },
});
