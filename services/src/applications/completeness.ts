import { CompleteApplication, hasName } from '@karta/contracts';
import {
  Account,
  ApplicationDocumentRow,
  ConsentTextRow,
  PackageRow,
  Resident,
  type Application,
  type City,
} from '@karta/db';
import { CardError, isInLatinLetters, parsePesel } from '@karta/domain';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { TYPE_RULES } from './application-types.ts';

type FieldProblem = { path: string; code: string };
export type CheckedApplication = Pick<
  Application,
  'birthDate' | 'peselIndex' | 'email' | 'phone' | 'firstName' | 'lastName'
>;

/**
 * Everything that must hold before an application is sent; throws VALIDATION with one entry a field, all at once.
 * Returns the normalised values to store.
 */
export async function checkCompleteness(trx: Knex, city: City, application: Application): Promise<CheckedApplication> {
  if (application.type !== 'card-issue') return checkAboutHolder(trx, application);
  const place = { table: 'applications', row: application.id, column: 'pesel' };
  const { keyId } = await Account.query(trx).findById(application.accountId).select('keyId').throwIfNotFound();
  const pesel = application.pesel ? await city.vault.openText(keyId, place, application.pesel) : '';
  const parsed = CompleteApplication.safeParse({ ...application, pesel });
  const problems = [...formProblems(parsed, application, pesel), ...nameProblems(application)];
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

/** Applications of a holder: the person is in the register already, so that less is asked. */
const HolderForm = CompleteApplication.pick({ firstName: true, lastName: true, email: true, phone: true });

async function checkAboutHolder(trx: Knex, application: Application): Promise<CheckedApplication> {
  const { residentId, type, pickupPointId, packageCode } = application;
  const parsed = HolderForm.safeParse(application);
  const problems = [...formProblems(parsed, application, ''), ...nameProblems(application)];
  if (TYPE_RULES[type].makesCard && pickupPointId === null) problems.push({ path: 'pickupPointId', code: 'REQUIRED' });
  if (type === 'package-new' || type === 'package-extension')
    problems.push(...(await missingDocuments(trx, application.id, packageCode)));
  problems.push(...(await missingConsents(trx, application)));
  if (!parsed.success || problems.length > 0) throw new CardError('VALIDATION', {}, problems);
  const resident = await Resident.query(trx)
    .findById(residentId ?? '')
    .throwIfNotFound();
  return { ...parsed.data, birthDate: resident.birthDate, peselIndex: resident.peselIndex };
}

function formProblems(parsed: z.ZodSafeParseResult<unknown>, application: Application, pesel: string): FieldProblem[] {
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.map(({ path }) => ({
    path: path.join('.'),
    code: isEmpty(application, pesel, path[0]) ? 'REQUIRED' : 'FORMAT',
  }));
}

/** One of the two names is enough (some people have one); both are in letters that a card can carry. */
function nameProblems({ firstName, lastName }: Application): FieldProblem[] {
  if (!hasName({ firstName, lastName })) return [{ path: 'lastName', code: 'REQUIRED' }];
  return Object.entries({ firstName, lastName })
    .filter(([, name]) => !isInLatinLetters(name))
    .map(([path]) => ({ path, code: 'NAME_NOT_LATIN' }));
}

async function missingParts(trx: Knex, application: Application): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  if (!application.photoFileId) problems.push({ path: 'photo', code: 'REQUIRED' });
  problems.push(...(await missingDocuments(trx, application.id, application.packageCode)));
  problems.push(...(await missingConsents(trx, application)));
  return problems;
}

async function missingDocuments(trx: Knex, id: string, packageCode: string): Promise<FieldProblem[]> {
  const documents = await ApplicationDocumentRow.query(trx).where('applicationId', id);
  const asked = (await PackageRow.query(trx).findById(packageCode))?.requiredDocuments ?? [];
  return asked
    .filter(({ type }) => !documents.some((document) => document.documentType === type))
    .map(({ type }) => ({ path: `documents.${type}`, code: 'REQUIRED' }));
}

async function missingConsents(trx: Knex, { consents }: Application): Promise<FieldProblem[]> {
  const texts = await ConsentTextRow.query(trx).where({ askedAt: 'application', required: true });
  return texts
    .filter((text) => !consents.includes(text.id))
    .map((text) => ({ path: `consents.${text.id}`, code: 'CONSENT_MISSING' }));
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
