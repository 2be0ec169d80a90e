import { DocumentDates, DocumentQuery, Done, Id, StoredFile } from '@karta/contracts';
import { findFile } from '@karta/db';
import { CardError } from '@karta/domain';
import { attachDocument, attachPhoto, dateDocument, detachDocument } from '@karta/services';
import * as z from 'zod';
import type { ResidentActor } from '../http/actor.ts';
import { residentRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readDocument, readPhoto } from '../http/received-file.ts';
import { getOwnApplication } from './application-view.ts';
import { asDoer } from './as-doer.ts';

const OfApplication = z.object({ id: Id });

/** The applicant's photo: JPEG, PNG or WEBP in; a clean 709 × 945 JPEG is kept (004-55..57). */
export const putPhoto = residentRoute({
  method: 'put',
  path: '/resident/applications/:id/photo',
  params: OfApplication,
  uploadLimit: FILE.photo,
  answer: StoredFile,
  async handle({ params, upload }, { city, actor }) {
    await getOwnApplication(city.knex, actor.accountId, params.id);
    const own = ownOf(actor, params.id);
    const content = await upload.open(readPhoto);
    const fileId = await city.knex.transaction((trx) => attachPhoto(trx, city, own, content, asDoer(actor, city)));
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
    await getOwnApplication(city.knex, actor.accountId, params.id);
    const { documentType, name, documentDate = null, documentEnd = null } = query;
    const own = ownOf(actor, params.id);
    // to its end in its turn: a PDF is kept as it came
    return upload.open(async (received) => {
      const { mediaType, content, picture } = await readDocument(received);
      const document = { mediaType, content, picture, documentType, name, documentDate, documentEnd };
      const stored = await city.knex.transaction((trx) =>
        attachDocument(trx, city, own, document, asDoer(actor, city)),
      );
      return { ...stored, mediaType, size: content.length };
    });
  },
});

/** Dates that stand on a document: a package may end with them. */
export const putDocumentDates = residentRoute({
  method: 'put',
  path: '/resident/applications/:id/documents/:fileId',
  params: z.object({ id: Id, fileId: Id }),
  body: DocumentDates,
  transaction: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    await dateDocument(trx, city, ownOf(actor, params.id), params.fileId, body, asDoer(actor, city));
    return { done: true as const };
  },
});

export const removeDocument = residentRoute({
  method: 'delete',
  path: '/resident/applications/:id/documents/:fileId',
  params: z.object({ id: Id, fileId: Id }),
  transaction: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await detachDocument(trx, city, ownOf(actor, params.id), params.fileId, asDoer(actor, city));
    return { done: true as const };
  },
});

const ownOf = ({ accountId, keyId }: ResidentActor, id: string) => ({ id, accountId, keyId });

/** A file of one's own. */
export const ownFile = residentRoute({
  method: 'get',
  path: '/resident/files/:fileId',
  forMembers: true,
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
