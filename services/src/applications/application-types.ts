import { Account, Application, Card, PackageRow, Resident, type ApplicationDetails, type City } from '@karta/db';
import { asInForm, clearFieldsOf } from '@karta/domain';
import type { Knex } from 'knex';
import { reachOf } from '../accounts/reach-of-account.ts';
import { openAnswers, sealAnswers } from '../forms/sealed-answers.ts';
import { openApplicant, sealFields } from '../people/sealed-fields.ts';

type About = Pick<Application, 'type' | 'packageCode' | 'details'>;

/** What an application is about, for "one open application of a type for one object". */
export function objectOf({ type, packageCode, details }: About): string {
  if (type === 'duplicate') return details.cardId ?? '';
  return type.startsWith('package-') ? packageCode : '';
}

/** Fills a draft about an existing card from the register, so that the form is prefilled (004-66). */
export async function prefilledFrom(trx: Knex, accountId: string): Promise<Partial<Application>> {
  const resident = await Resident.query(trx).where({ accountId }).orderBy('createdAt').first();
  if (!resident) return {};
  const { id, birthDate } = resident;
  return { residentId: id, birthDate, ...asInForm(resident) };
}

/** Of whom a new draft is about; a member without an address of their own is reached as their guardian is. */
export async function nameAndAddress(trx: Knex, accountId: string): Promise<Partial<Application>> {
  const account = await Account.query(trx).findById(accountId).throwIfNotFound();
  const { firstName, lastName } = account;
  const { email, phone } = await reachOf(trx, account);
  return { firstName, lastName, email, phone: account.phone ?? phone ?? '' };
}

/** Takes over what an earlier application said: fields, answers and where the card is collected; files are added anew. */
export async function likeBefore(
  trx: Knex,
  city: City,
  earlier: Application,
  { id, keyId }: { id: string; keyId: string },
): Promise<Partial<Application>> {
  const values = await openApplicant(trx, city, earlier);
  const { pickupPointId, packageCode, details } = earlier;
  return {
    packageCode,
    pickupPointId,
    details: { ...details, blockNow: false },
    ...clearFieldsOf(earlier),
    ...(await sealFields(city, { table: 'applications', row: id, keyId }, values)),
    answers: await sealAnswers(city, { id, keyId }, await openAnswers(trx, city, earlier)),
  };
}

/** The card that an application is about where the applicant named none: the newest that is in use. */
export async function cardInUse(trx: Knex, accountId: string): Promise<Card | undefined> {
  return Card.query(trx)
    .join('residents', 'residents.id', 'cards.resident_id')
    .where('residents.account_id', accountId)
    .whereIn('cards.state', ['active', 'blocked', 'ready'])
    .orderBy('cards.created_at', 'desc')
    .select('cards.*')
    .first();
}

/** Facts that the diagram decides by; ids and codes only. */
export function startVariables(
  { id, type, packageCode, details }: Application,
  more: { earlierDuplicates: number; cardId: string | null },
) {
  const { reason = '', blockNow = false, toCardId = null } = details as ApplicationDetails;
  return { applicationId: id, type, packageCode, reason, blockNow, toCardId, ...more };
}

/** True when the package exists. */
export async function isPackage(trx: Knex, code: string): Promise<boolean> {
  return (await PackageRow.query(trx).findById(code)) !== undefined;
}
