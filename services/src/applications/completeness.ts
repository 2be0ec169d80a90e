import { Account, Resident, type Application, type City } from '@karta/db';
import { APPLICATION_KINDS, CardError, parsePesel, sentFields, shownContent, type ClearField } from '@karta/domain';
import type { Knex } from 'knex';
import { evaluateApplication, type EvaluatedApplication } from '../forms/evaluate-application.ts';
import { sealFiled } from '../forms/filed-lines.ts';
import { sealAnswers } from '../forms/sealed-answers.ts';

export type CheckedApplication = Pick<Application, 'birthDate' | 'peselIndex'> & Partial<Application>;

/**
 * Everything that must hold before an application is sent; throws VALIDATION with one entry a field, all at once.
 * Returns the values to store, in the form in which they are sent; what the form hides is not among them.
 */
export async function checkCompleteness(trx: Knex, city: City, application: Application): Promise<CheckedApplication> {
  const evaluation = await evaluateApplication(trx, city, application);
  const { problems } = evaluation.evaluated;
  if (problems.length > 0) throw new CardError('VALIDATION', {}, problems);
  return {
    ...fieldsOf(evaluation),
    ...(await partsOf(trx, city, application, evaluation)),
    ...(await identityOf(trx, city, application, evaluation.content.values.pesel)),
  };
}

/** The clear fields that the form asks, as they are sent. */
function fieldsOf({ evaluated, content }: EvaluatedApplication): Partial<Record<ClearField, string>> {
  const parts = evaluated.sections.flatMap((section) => section.parts.map(({ part }) => part));
  const asked = parts.flatMap((part) => (part.kind === 'field' && part.field !== 'pesel' ? [part.field] : []));
  return sentFields(content.values, asked);
}

async function partsOf(
  trx: Knex,
  city: City,
  { id, accountId }: Application,
  { form, evaluated, content, around }: EvaluatedApplication,
): Promise<Partial<Application>> {
  const shown = shownContent(evaluated, content, around);
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  return {
    formCode: form.code,
    formVersion: form.version,
    details: shown.details,
    pickupPointId: shown.pickupPointId,
    consents: [...shown.consents],
    answers: await sealAnswers(city, { id, keyId }, shown.answers),
    filed: await sealFiled(city, { id, keyId }, evaluated),
  };
}

/** Whom it is about: a holder as the register says, anybody else by the number. */
async function identityOf(
  trx: Knex,
  city: City,
  { type, residentId }: Application,
  pesel: string,
): Promise<Pick<Application, 'birthDate' | 'peselIndex'>> {
  if (APPLICATION_KINDS[type].isAboutHolder) {
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
