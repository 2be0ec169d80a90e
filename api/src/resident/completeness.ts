import { CompleteApplication } from '@karta/contracts';
import { ApplicationDocumentRow, ConsentTextRow, PackageRow, type Application, type City } from '@karta/db';
import { CardError, parsePesel } from '@karta/domain';
import type { Knex } from 'knex';

type FieldProblem = { path: string; code: string };
export type CheckedApplication = Pick<
  Application,
  'birthDate' | 'peselIndex' | 'email' | 'phone' | 'firstName' | 'lastName'
>;

/**
 * Everything that must hold before an application is sent; throws VALIDATION with one entry a field, all at once.
 * Answers the normalised values to store.
 */
export async function checkCompleteness(
  trx: Knex,
  city: City,
  application: Application,
  keyId: string,
): Promise<CheckedApplication> {
  const place = { table: 'applications', row: application.id, column: 'pesel' };
  const pesel = application.pesel ? await city.vault.openText(keyId, place, application.pesel) : '';
  const parsed = CompleteApplication.safeParse({ ...application, pesel });
  const problems: FieldProblem[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        code: isEmpty(application, pesel, issue.path[0]) ? 'REQUIRED' : 'FORMAT',
      }));
  const person = parsePesel(pesel, city.clock.today());
  if (!person.ok && pesel !== '') replace(problems, { path: 'pesel', code: person.code });
  problems.push(...(await missingParts(trx, application)));
  if (!parsed.success || !person.ok || problems.length > 0) throw new CardError('VALIDATION', {}, problems);
  const { email, phone, firstName, lastName } = parsed.data;
  return {
    ...{ email, phone, firstName, lastName, birthDate: person.birthDate },
    peselIndex: await city.vault.blindIndex('pesel', pesel),
  };
}

async function missingParts(trx: Knex, application: Application): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  if (!application.photoFileId) problems.push({ path: 'photo', code: 'REQUIRED' });
  const documents = await ApplicationDocumentRow.query(trx).where('applicationId', application.id);
  const asked = (await PackageRow.query(trx).findById(application.packageCode))?.requiredDocuments ?? [];
  for (const { type } of asked) {
    if (!documents.some((document) => document.documentType === type))
      problems.push({ path: `documents.${type}`, code: 'REQUIRED' });
  }
  const texts = await ConsentTextRow.query(trx).where({ askedAt: 'application', required: true });
  for (const text of texts) {
    if (!application.consents.includes(text.id))
      problems.push({ path: `consents.${text.id}`, code: 'CONSENT_MISSING' });
  }
  return problems;
}

function isEmpty(application: Application, pesel: string, field: PropertyKey | undefined): boolean {
  const value = field === 'pesel' ? pesel : (application as unknown as Record<PropertyKey, unknown>)[field ?? ''];
  return value === '' || value === null;
}

function replace(problems: FieldProblem[], problem: FieldProblem): void {
  const at = problems.findIndex((other) => other.path === problem.path);
  if (at >= 0) problems[at] = problem;
  else problems.push(problem);
}
