import {
  AddedDocument,
  Done,
  Id,
  NewPackageOfPerson,
  PersonChoices,
  PersonDocumentQuery,
  StoredFile,
  WithReason,
} from '@karta/contracts';
import { PackageRow, PickupPointRow, readSettings } from '@karta/db';
import { addPersonDocument, attachPackage, detachPackage, putPersonPhoto, removePersonDocument } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readDocument, readPhoto } from '../http/received-file.ts';
import { asDoer } from './as-doer.ts';

const OfPerson = z.object({ id: Id });

/** What is chosen from on a person's page: reasons to look, types of documents, packages. */
export const personChoices = operatorRoute('person.read', {
  method: 'get',
  path: '/operator/person-choices',
  answer: PersonChoices,
  async handle(_input, { city }) {
    const { lookReasons, documentTypes } = await readSettings(city.knex);
    const packages = await PackageRow.query(city.knex)
      .where({ isClosed: false })
      .orderBy('position')
      .select('code', 'name');
    const points = await PickupPointRow.query(city.knex).where({ isClosed: false }).orderBy('position').orderBy('name');
    return {
      reasons: lookReasons.map(({ code, name }) => ({ code, name })),
      documentTypes: documentTypes.map(({ code, name, keepDays }) => ({ code, name, keepDays })),
      packages: packages.map(({ code, name }) => ({ code, name })),
      pickupPoints: points.map(({ id, name }) => ({ id, name })),
    };
  },
});

/** The photo of a person from the webcam or a file; a clean 709 × 945 JPEG is kept (000-14, 000-15). */
export const putPersonsPhoto = operatorRoute('person.change', {
  method: 'put',
  path: '/operator/residents/:id/photo',
  params: OfPerson,
  uploadLimit: FILE.photo,
  answer: StoredFile,
  async handle({ params, upload }, { city, actor }) {
    const content = await upload.open(readPhoto);
    const by = asDoer(actor, city);
    const fileId = await city.knex.transaction((trx) => putPersonPhoto(trx, city, params.id, content, by));
    return { fileId, mediaType: 'image/jpeg', size: content.length };
  },
});

/** A document of a person, kept as long as the rule of its type says (000-23, H-6). */
export const addDocumentOfPerson = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/residents/:id/documents',
  params: OfPerson,
  query: PersonDocumentQuery,
  uploadLimit: FILE.document,
  answer: AddedDocument,
  status: 201,
  handle: ({ params, query, upload }, { city, actor }) =>
    upload.open(async (received) => {
      const { mediaType, content } = await readDocument(received);
      const document = { residentId: params.id, typeCode: query.type, name: query.name, mediaType, content };
      const by = asDoer(actor, city);
      return { id: await city.knex.transaction((trx) => addPersonDocument(trx, city, document, by)) };
    }),
});

export const removeDocumentOfPerson = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/residents/:id/documents/:documentId/removal',
  params: OfPerson.extend({ documentId: Id }),
  body: WithReason,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const order = { residentId: params.id, documentId: params.documentId, reason: body.reason };
    await removePersonDocument(trx, order, asDoer(actor, city));
    return { done: true as const };
  },
});

/** Attaches a package or relief with its validity, or prolongs it (000-19). */
export const attachPackageToPerson = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/residents/:id/packages',
  params: OfPerson,
  body: NewPackageOfPerson,
  once: true,
  answer: Done,
  async handle({ params, body: { packageCode, validUntil, reason } }, { city, actor, trx }) {
    const grant = { residentId: params.id, packageCode, reason };
    await attachPackage(trx, city, grant, validUntil, asDoer(actor, city));
    return { done: true as const };
  },
});

export const detachPackageFromPerson = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/residents/:id/packages/:packageCode/removal',
  params: OfPerson.extend({ packageCode: z.string().max(60) }),
  body: WithReason,
  once: true,
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const grant = { residentId: params.id, packageCode: params.packageCode, reason: body.reason };
    await detachPackage(trx, grant, asDoer(actor, city));
    return { done: true as const };
  },
});
