import { randomUUID } from 'node:crypto';
import { Account, FamilyMember, readSettings, writeAudit, type City } from '@karta/db';
import { CardError, isOfAge, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { sendInvitation } from './invite-member.ts';
import { accountOfMember } from './member-account.ts';

/** What the holder of a family says of a member (004-109). */
export interface MemberData {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: CivilDate;
  readonly kinship: string;
  /** Null: no login of their own. */
  readonly email: string | null;
}

const OLDEST = '1900-01-01';

/**
 * Adds a member: with an address they get a letter with a link to set a password, and the account is there once it was used
 * (004-114, 004-116); without one there is an account at once that only the holder of the family works with. Nobody learns
 * whether an address has an account already. Returns the member's id.
 * @throws CardError VALIDATION, TOO_MANY_MEMBERS, TOO_MANY_LINKS
 */
export async function addMember(trx: Knex, city: City, holderId: string, order: MemberData, by: Doer): Promise<string> {
  await checkMember(trx, city, holderId, order);
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`family:${holderId}`]);
  const { mostMembers } = await readSettings(trx);
  const known = await FamilyMember.query(trx).where({ guardianAccountId: holderId }).resultSize();
  if (known >= mostMembers) throw new CardError('TOO_MANY_MEMBERS');
  const id = randomUUID();
  await FamilyMember.query(trx).insert({ id, guardianAccountId: holderId, ...order });
  const subject = { subjectKind: 'family-member', subjectId: id } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'family.add', ...subject });
  if (order.email === null) await accountOfMember(trx, city, id, by);
  else await sendInvitation(trx, city, { id, guardianAccountId: holderId, email: order.email }, by);
  return id;
}

/** @throws CardError VALIDATION: a kinship that the city does not have, a date that cannot be, no address from 18 on (004-110) */
export async function checkMember(
  trx: Knex,
  { clock }: City,
  holderId: string,
  { birthDate, kinship, email }: MemberData,
): Promise<void> {
  const { kinships } = await readSettings(trx);
  const holder = await Account.query(trx).findById(holderId).select('email').throwIfNotFound();
  const wrong: { path: string; code: string }[] = [];
  if (!kinships.some(({ code }) => code === kinship)) wrong.push({ path: 'kinship', code: 'UNKNOWN_KINSHIP' });
  const isPossible = birthDate >= OLDEST && birthDate <= clock.today();
  if (!isPossible) wrong.push({ path: 'birthDate', code: 'IMPOSSIBLE_DATE' });
  else if (email === null && isOfAge(birthDate, clock.today())) wrong.push({ path: 'email', code: 'EMAIL_FROM_18' });
  if (email !== null && email === holder.email) wrong.push({ path: 'email', code: 'OWN_EMAIL' });
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
}
