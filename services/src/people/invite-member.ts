import { Account, FamilyInvitation, FamilyMember, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken, newToken } from '../access/tokens.ts';
import { actorOf, type Doer } from '../doer.ts';
import { sendSecretLetter } from '../letters/secret-letter.ts';
import { accountOfMember } from './member-account.ts';

const INVITATION_DAYS = 30;
const DAY_MS = 86_400_000;
/** Letters in a day to one address, from all families: a stranger fills nobody's mailbox. */
const MOST_A_DAY = 3;

/** Whoever has come of age gets a login of their own; once. False when somebody else has the address. */
export async function inviteMember(trx: Knex, city: City, member: FamilyMember, by: Doer): Promise<boolean> {
  const { email } = member;
  if (email === null) return true;
  const own = member.accountId === null ? undefined : await Account.query(trx).findById(member.accountId);
  if (own && own.email !== null) return true;
  const taken = await Account.query(trx).findOne({ email }).whereNot('state', 'closed').select('id');
  if (taken) return false;
  await accountOfMember(trx, city, member.id, by);
  if (!(await FamilyInvitation.query(trx).findOne({ memberId: member.id, email }).whereNull('usedAt')))
    await sendInvitation(trx, city, { ...member, email }, by);
  return true;
}

/**
 * The letter with the link with which a member sets a password (004-114); an earlier link opens nothing any more.
 * @throws CardError TOO_MANY_LINKS
 */
export async function sendInvitation(
  trx: Knex,
  city: City,
  { id: memberId, guardianAccountId, email }: Pick<FamilyMember, 'id' | 'guardianAccountId'> & { email: string },
  by: Doer,
): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`invite:${email}`]);
  const since = new Date(by.now.getTime() - DAY_MS);
  const sent = await FamilyInvitation.query(trx).where({ email }).where('sentAt', '>', since).resultSize();
  if (sent >= MOST_A_DAY) throw new CardError('TOO_MANY_LINKS');
  await FamilyInvitation.query(trx).where({ memberId }).whereNull('usedAt').patch({ expiresAt: by.now });
  const token = newToken();
  const expiresAt = new Date(by.now.getTime() + INVITATION_DAYS * DAY_MS);
  await FamilyInvitation.query(trx).insert({ tokenHash: hashToken(token), memberId, email, sentAt: by.now, expiresAt });
  // sealed for whoever asked: the member may have no account yet
  const account = await Account.query(trx).findById(guardianAccountId).throwIfNotFound();
  const link = `${city.portalUrl}/ustal-haslo?token=${token}`;
  await sendSecretLetter(trx, city, { template: 'member-invitation', account, recipient: email, link });
  await writeAudit(trx, { ...actorOf(by), act: 'family.invite', subjectKind: 'family-member', subjectId: memberId });
}
