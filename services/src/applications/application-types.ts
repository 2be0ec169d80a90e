import { Application, Card, PackageRow, Resident, readSettings, type ApplicationDetails } from '@karta/db';
import { asInForm, CardError } from '@karta/domain';
import type { Knex } from 'knex';

type About = Pick<Application, 'type' | 'packageCode' | 'details'>;

/** What an application is about, for "one open application of a type for one object". */
export function objectOf({ type, packageCode, details }: About): string {
  if (type === 'duplicate') return details.cardId ?? '';
  return type.startsWith('package-') ? packageCode : '';
}

/** Checks what the details name: the card is the account's own, the reason is one of the city's, the other card a family's. */
export async function checkDetails(trx: Knex, accountId: string, application: About): Promise<void> {
  const { type, details } = application;
  const wrong: { path: string; code: string }[] = [];
  const { duplicateReasons } = await readSettings(trx);
  if (type === 'duplicate' && !duplicateReasons.some(({ code }) => code === details.reason))
    wrong.push({ path: 'details.reason', code: details.reason ? 'UNKNOWN_REASON' : 'REQUIRED' });
  if (type === 'duplicate' && !(await ownsCard(trx, accountId, details.cardId)))
    wrong.push({ path: 'details.cardId', code: 'UNKNOWN_CARD' });
  if (type === 'package-transfer' && !(await isFamilyCard(trx, accountId, details.toCardId)))
    wrong.push({ path: 'details.toCardId', code: 'UNKNOWN_CARD' });
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
}

async function ownsCard(trx: Knex, accountId: string, cardId: string | undefined): Promise<boolean> {
  if (cardId === undefined) return false;
  const own = Card.query(trx).findById(cardId).join('residents', 'residents.id', 'cards.resident_id');
  return (await own.where('residents.account_id', accountId).select('cards.id')) !== undefined;
}

async function isFamilyCard(trx: Knex, accountId: string, cardId: string | undefined): Promise<boolean> {
  if (cardId === undefined) return false;
  const member = trx('cards').join('family_members as member', 'member.resident_id', 'cards.resident_id');
  const found = await member
    .where({ 'cards.id': cardId, 'cards.state': 'active', 'member.guardian_account_id': accountId })
    .first('cards.id');
  return found !== undefined;
}

/** Fills a draft about an existing card from the register, so that the form is prefilled (004-66). */
export async function prefilledFrom(trx: Knex, accountId: string): Promise<Partial<Application>> {
  const resident = await Resident.query(trx).where({ accountId }).orderBy('createdAt').first();
  if (!resident) return {};
  const { id, birthDate } = resident;
  return { residentId: id, birthDate, ...asInForm(resident) };
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
