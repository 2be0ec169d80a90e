import { ApplicationDocumentRow, ConsentTextRow, PackageRow, Resident, type Application, type City } from '@karta/db';
import {
  APPLICATION_FORMS,
  CardError,
  fieldProblems,
  parsePesel,
  sentFields,
  type ApplicantField,
  type ApplicationForm,
  type FieldProblem,
} from '@karta/domain';
import type { Knex } from 'knex';
import { openApplicant } from '../people/sealed-fields.ts';

export type CheckedApplication = Pick<Application, 'birthDate' | 'peselIndex'> & Partial<Application>;

/**
 * Everything that must hold before an application is sent; throws VALIDATION with one entry a field, all at once.
 * Returns the values to store, in the form in which they are sent.
 */
export async function checkCompleteness(trx: Knex, city: City, application: Application): Promise<CheckedApplication> {
  const form = APPLICATION_FORMS[application.type];
  const values = await openApplicant(trx, city, application);
  const today = city.clock.today();
  const problems = fieldProblems(values, form.fields, { today, mayHaveOneName: true });
  problems.push(...(await missingParts(trx, form, application)));
  if (problems.length > 0) throw new CardError('VALIDATION', {}, problems);
  const { pesel: _sealed, ...clear } = sentFields(values, form.fields) as Partial<Record<ApplicantField, string>>;
  return { ...clear, ...(await identityOf(trx, city, application, values.pesel)) };
}

/** Whom it is about: a holder as the register says, anybody else by the number. */
async function identityOf(
  trx: Knex,
  city: City,
  { type, residentId }: Application,
  pesel: string,
): Promise<Pick<Application, 'birthDate' | 'peselIndex'>> {
  if (APPLICATION_FORMS[type].isAboutHolder) {
    const { birthDate, peselIndex } = await Resident.query(trx)
      .findById(residentId ?? '')
      .throwIfNotFound();
    return { birthDate, peselIndex };
  }
  const person = parsePesel(pesel, city.clock.today());
  return {
    birthDate: person.ok ? person.birthDate : null,
    peselIndex: await city.vault.blindIndex('pesel', pesel),
  };
}

async function missingParts(trx: Knex, form: ApplicationForm, application: Application): Promise<FieldProblem[]> {
  const { id, packageCode, photoFileId, pickupPointId, consents } = application;
  return [
    ...(form.needsPickupPoint && pickupPointId === null ? [{ path: 'pickupPointId', code: 'REQUIRED' }] : []),
    ...(form.needsPhoto && photoFileId === null ? [{ path: 'photo', code: 'REQUIRED' }] : []),
    ...(form.needsDocuments ? await missingDocuments(trx, id, packageCode) : []),
    ...(await missingConsents(trx, consents)),
  ];
}

async function missingDocuments(trx: Knex, id: string, packageCode: string): Promise<FieldProblem[]> {
  const documents = await ApplicationDocumentRow.query(trx).where('applicationId', id);
  const asked = (await PackageRow.query(trx).findById(packageCode))?.requiredDocuments ?? [];
  return asked
    .filter(({ type }) => !documents.some((document) => document.documentType === type))
    .map(({ type }) => ({ path: `documents.${type}`, code: 'REQUIRED' }));
}

async function missingConsents(trx: Knex, consents: readonly string[]): Promise<FieldProblem[]> {
  const texts = await ConsentTextRow.query(trx).where({ askedAt: 'application', required: true });
  return texts
    .filter((text) => !consents.includes(text.id))
    .map((text) => ({ path: `consents.${text.id}`, code: 'CONSENT_MISSING' }));
}
