import {
  Id,
  NewPaper,
  PaperBegun,
  PaperContent,
  PaperDocumentQuery,
  PaperOffers,
  PaperTaken,
  PaperView,
  StoredFile,
} from '@karta/contracts';
import { Account, Application, Resident, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import {
  attachDocument,
  attachPhoto,
  beginPaper,
  documentsOf,
  formOf,
  formOffersTo,
  lockPaper,
  openAnswers,
  openApplicant,
  paperConfirmation,
  surroundingsOf,
  takeInPaper,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import { operatorRoute, type Noted } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readDocument, readPhoto } from '../http/received-file.ts';
import { asDoer } from './as-doer.ts';
import { requireLook, WithinTask } from './require-look.ts';

const OfPaper = z.object({ id: Id });
const reads = ({ params }: { params: { id: string } }): Noted => ({
  act: 'application.read',
  subjectKind: 'application',
  subjectId: params.id,
});

/** What this person may file on paper now; ids and codes alone. */
export const paperOffers = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/residents/:id/paper-offers',
  params: OfPaper,
  query: WithinTask,
  answer: PaperOffers,
  async handle({ params, query }, { city, actor }) {
    const resident = await requireLook(city, actor, params.id, query.task);
    if (!resident.accountId) throw new CardError('NOT_FOUND');
    return { offers: await formOffersTo(city, resident.accountId) };
  },
});

/** Begins an application that was brought on paper. */
export const beginPaperIntake = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/residents/:id/paper',
  params: OfPaper,
  query: WithinTask,
  body: NewPaper,
  once: true,
  answer: PaperBegun,
  status: 201,
  audit: (_input, { id }) => ({ act: 'application.begin-paper', subjectKind: 'application', subjectId: id }),
  async handle({ params, query, body }, { city, actor, trx }) {
    await requireLook(city, actor, params.id, query.task);
    return { id: await beginPaper(trx, city, { residentId: params.id, ...body }, asDoer(actor, city)) };
  },
});

/** An application from paper while it is typed. */
export const paperView = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/paper/:id',
  params: OfPaper,
  reads,
  answer: PaperView,
  async handle({ params: { id } }, { city, actor }) {
    const intake = await city.knex('paper_intakes').where({ applicationId: id }).first('receivedOn', 'operatorId');
    const application = intake && (await Application.query(city.knex).findById(id).where('state', 'draft'));
    if (!application) throw new CardError('NOT_FOUND');
    const form = await formOf(city.knex, application);
    const resident = await Resident.query(city.knex).findOne({ accountId: application.accountId }).select('id');
    // whoever began it has said why
    if (resident && intake.operatorId !== actor.operatorId) await requireLook(city, actor, resident.id);
    return {
      id,
      number: application.number,
      receivedOn: intake.receivedOn,
      residentId: resident?.id ?? null,
      form,
      around: await surroundingsOf(city.knex, city, application.accountId, form, application),
      content: {
        values: await openApplicant(city.knex, city, application),
        packageCode: application.packageCode,
        details: application.details,
        answers: await openAnswers(city.knex, city, application),
        pickupPointId: application.pickupPointId,
        consents: application.consents,
      },
      photoFileId: application.photoFileId,
      documents: await documentsOf(city.knex, id),
    } as z.infer<typeof PaperView>;
  },
});

/** The photo that was brought with the paper. */
export const putPaperPhoto = operatorRoute('person.change', {
  method: 'put',
  path: '/operator/paper/:id/photo',
  params: OfPaper,
  uploadLimit: FILE.photo,
  answer: StoredFile,
  audit: ({ params }, { fileId }) => ({ ...attached(params.id), facts: { fileId } }),
  async handle({ params, upload }, { city, actor }) {
    const content = await upload.open(readPhoto);
    const fileId = await city.knex.transaction(async (trx) =>
      attachPhoto(trx, city, await ownOf(trx, city, params.id), content, asDoer(actor, city)),
    );
    return { fileId, mediaType: 'image/jpeg', size: content.length };
  },
});

/** A scan of a document that was brought with the paper. */
export const addPaperDocument = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/paper/:id/documents',
  params: OfPaper,
  query: PaperDocumentQuery,
  uploadLimit: FILE.document,
  answer: StoredFile,
  status: 201,
  audit: ({ params }, { fileId }) => ({ ...attached(params.id), facts: { fileId } }),
  handle: ({ params, query, upload }, { city, actor }) =>
    upload.open(async (received) => {
      const { mediaType, content, picture } = await readDocument(received);
      const { documentType, name, documentDate = null, documentEnd = null } = query;
      const document = { mediaType, content, picture, documentType, name, documentDate, documentEnd };
      const stored = await city.knex.transaction(async (trx) =>
        attachDocument(trx, city, await ownOf(trx, city, params.id), document, asDoer(actor, city)),
      );
      return { ...stored, mediaType, size: content.length };
    }),
});

const attached = (id: string): Noted => ({
  act: 'application.attach-paper',
  subjectKind: 'application',
  subjectId: id,
});

async function ownOf(trx: Knex, _city: City, id: string): Promise<{ id: string; accountId: string; keyId: string }> {
  const { accountId } = await lockPaper(trx, id);
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  return { id, accountId, keyId };
}

/** Takes it in: the process of the portal begins, with the clerk as who took it in. */
export const takePaperIn = operatorRoute('person.change', {
  method: 'post',
  path: '/operator/paper/:id/submit',
  params: OfPaper,
  body: PaperContent,
  // numbers and answers stay out of what is kept beside the key
  once: ({ params }) => params.id,
  answer: PaperTaken,
  async handle({ params, body }, { city, actor, trx }) {
    await takeInPaper(trx, city, params.id, body, asDoer(actor, city));
    const { number } = await Application.query(trx).findById(params.id).throwIfNotFound();
    return { id: params.id, number };
  },
});

/** The confirmation for whoever brought the paper. */
export const paperConfirmationFile = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/paper/:id/confirmation',
  params: OfPaper,
  reads,
  answer: 'file',
  handle: async ({ params }, { city }) => ({
    mediaType: 'application/pdf',
    content: await paperConfirmation(city, params.id),
    inline: false,
    name: 'potwierdzenie.pdf',
  }),
});
