import { randomUUID } from 'node:crypto';
import { Account, Application, Resident, type City } from '@karta/db';
import {
  APPLICATION_KINDS,
  asInForm,
  CardError,
  type ApplicantField,
  type ApplicationFormRow,
  type CivilDate,
} from '@karta/domain';
import type { Knex } from 'knex';
import { requireRoomForDraft } from '../accounts/quotas.ts';
import type { Doer } from '../doer.ts';
import { findNewestForm } from '../forms/form-rows.ts';
import { sealAnswers } from '../forms/sealed-answers.ts';
import { openEntry } from '../people/open-entry.ts';
import { sealFields } from '../people/sealed-fields.ts';
import { isPackage, objectOf, prefilledFrom } from './application-types.ts';
import { canFile, holderOf, unavailable } from './availability.ts';
import { submitApplication } from './submit-application.ts';

/** What was brought on paper, and when. */
export interface PaperOrder {
  readonly residentId: string;
  readonly form: string;
  readonly packageCode: string;
  readonly details: Application['details'];
  readonly receivedOn: CivilDate;
}

/** No paper of an earlier day waits for its intake. */
const OLDEST_PAPER = '2000-01-01';

/** What the paper says, as far as the clerk has typed it. */
export interface PaperContent {
  readonly values: Readonly<Record<ApplicantField, string>>;
  readonly packageCode: string;
  readonly details: Application['details'];
  readonly answers: Readonly<Record<string, string>>;
  readonly pickupPointId: string | null;
  readonly consents: readonly string[];
}

/**
 * Begins an application of somebody of the register from paper, with the same forms and rules as in the portal;
 * prefilled from the entry. Returns its id. @throws CardError NOT_FOUND, VALIDATION, what keeps this person from filing it
 */
export async function beginPaper(trx: Knex, city: City, order: PaperOrder, by: Doer): Promise<string> {
  const resident = await Resident.query(trx).findById(order.residentId).forUpdate();
  if (!resident?.accountId) throw new CardError('NOT_FOUND');
  const { accountId } = resident;
  const form = await findNewestForm(trx, order.form);
  if (!form) throw new CardError('VALIDATION', {}, [{ path: 'form', code: 'UNKNOWN_FORM' }]);
  await requireOrder(trx, city, order);
  await requireRoomForDraft(trx, accountId);
  const { packageCode } = order;
  const about = { type: form.kind, packageCode, details: await detailsOf(trx, accountId, form, order) };
  if (!(await canFile(trx, city, accountId, { type: form.kind, object: objectOf(about) })))
    throw unavailable(form.kind);
  const id = randomUUID();
  await Application.query(trx).insert({
    id,
    accountId,
    state: 'draft',
    formCode: form.code,
    formVersion: form.version,
    ...(await knownOf(trx, city, resident, id)),
    ...(APPLICATION_KINDS[form.kind].isAboutHolder ? await prefilledFrom(trx, accountId) : {}),
    ...about,
  });
  const { receivedOn } = order;
  await trx('paper_intakes').insert({ applicationId: id, operatorId: by.id, receivedOn, begunAt: by.now });
  return id;
}

async function requireOrder(trx: Knex, { clock }: City, { packageCode, receivedOn }: PaperOrder): Promise<void> {
  if (!(await isPackage(trx, packageCode)))
    throw new CardError('VALIDATION', {}, [{ path: 'packageCode', code: 'UNKNOWN_PACKAGE' }]);
  if (receivedOn > clock.today() || receivedOn < OLDEST_PAPER)
    throw new CardError('VALIDATION', {}, [{ path: 'receivedOn', code: 'DATE_FUTURE' }]);
}

/** Of a duplicate the newest plastic card in use, where none is named. */
async function detailsOf(
  trx: Knex,
  accountId: string,
  { kind }: ApplicationFormRow,
  { details }: PaperOrder,
): Promise<Application['details']> {
  if (kind !== 'duplicate' || details.cardId !== undefined) return details;
  const { cards } = await holderOf(trx, accountId);
  const card = cards.find(({ carrier, state }) => carrier === 'physical' && ['active', 'blocked'].includes(state));
  return card ? { ...details, cardId: card.id } : details;
}

async function knownOf(trx: Knex, city: City, resident: Resident, id: string): Promise<Partial<Application>> {
  const { keyId } = await Account.query(trx)
    .findById(resident.accountId ?? '')
    .select('keyId')
    .throwIfNotFound();
  const { pesel } = await openEntry(city, resident);
  return { ...asInForm(resident), ...(await sealFields(city, { table: 'applications', row: id, keyId }, { pesel })) };
}

/** An application from paper that is not sent yet, locked. @throws CardError NOT_FOUND, APPLICATION_NOT_EDITABLE */
export async function lockPaper(trx: Knex, id: string): Promise<Application> {
  const isPaper = await trx('paper_intakes').where({ applicationId: id }).first('applicationId');
  const application = isPaper && (await Application.query(trx).findById(id).forUpdate());
  if (!application) throw new CardError('NOT_FOUND');
  if (application.state !== 'draft') throw new CardError('APPLICATION_NOT_EDITABLE');
  return application;
}

/**
 * Takes an application from paper in: what was typed is checked by the rules of the portal, the same process begins, and the
 * terms run from the day on which the paper came. @throws CardError VALIDATION
 */
export async function takeInPaper(trx: Knex, city: City, id: string, content: PaperContent, by: Doer): Promise<void> {
  const { accountId } = await lockPaper(trx, id);
  await requireKnown(trx, content);
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  const { values, answers, ...others } = content;
  const { pesel, ...clear } = values;
  await Application.query(trx)
    .findById(id)
    .patch({
      ...clear,
      ...others,
      consents: [...others.consents],
      answers: await sealAnswers(city, { id, keyId }, answers),
      ...(await sealFields(city, { table: 'applications', row: id, keyId }, { pesel })),
      updatedAt: by.now,
    });
  const intake: { receivedOn: CivilDate } = await trx('paper_intakes').where({ applicationId: id }).first('receivedOn');
  const application = await Application.query(trx).findById(id).throwIfNotFound();
  await submitApplication(trx, city, application, by, intake.receivedOn);
}

/** @throws CardError VALIDATION: no such package or pick-up point */
async function requireKnown(trx: Knex, { packageCode, pickupPointId }: PaperContent): Promise<void> {
  const wrong: { path: string; code: string }[] = [];
  if (!(await isPackage(trx, packageCode))) wrong.push({ path: 'packageCode', code: 'UNKNOWN_PACKAGE' });
  if (pickupPointId !== null && !(await trx('pickup_points').where('id', pickupPointId).first('id')))
    wrong.push({ path: 'pickupPointId', code: 'UNKNOWN_PICKUP_POINT' });
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
}
