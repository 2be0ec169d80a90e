import { ApplicationDocumentRow, type Application, type City } from '@karta/db';
import type { FormContent } from '@karta/domain';
import type { Knex } from 'knex';
import { openApplicant } from '../people/sealed-fields.ts';
import { openAnswers } from './sealed-answers.ts';

/** Everything that stands in the form of an application, in clear. */
export async function contentOf(trx: Knex, city: City, application: Application): Promise<FormContent> {
  const { id, packageCode, details, photoFileId, pickupPointId, consents } = application;
  const documents = await ApplicationDocumentRow.query(trx).where('applicationId', id).orderBy('addedAt');
  return {
    values: await openApplicant(trx, city, application),
    answers: await openAnswers(trx, city, application),
    packageCode,
    details,
    hasPhoto: photoFileId !== null,
    documents: documents.map(({ documentType, name, documentDate, documentEnd }) => ({
      documentType,
      name,
      documentDate,
      documentEnd,
    })),
    pickupPointId,
    consents,
  };
}
