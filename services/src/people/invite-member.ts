import { randomUUID } from 'node:crypto';
import {
  Account,
  AccountToken,
  FamilyMember,
  Notification,
  Resident,
  addNotificationJob,
  writeAudit,
  type City,
} from '@karta/db';
import type { Knex } from 'knex';
import { hashPassword } from '../access/passwords.ts';
import { hashToken, newToken } from '../access/tokens.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { actorOf, type Doer } from '../doer.ts';

const INVITATION_DAYS = 30;

/** An account of the member's own, with a link to choose a password; once. False when somebody else has the address. */
export async function inviteMember(trx: Knex, city: City, member: FamilyMember, by: Doer): Promise<boolean> {
  const { id, email, residentId } = member;
  if (member.accountId !== null || email === null) return true;
  const taken = await Account.query(trx).findOne({ email }).whereNot('state', 'closed').select('id');
  if (taken) return false;
  const account = await openAccount(trx, city, member, email);
  await changeAccount(trx, account, 'activate', by);
  await FamilyMember.query(trx).findById(id).patch({ accountId: account.id });
  if (residentId)
    await Resident.query(trx).findById(residentId).whereNull('accountId').patch({ accountId: account.id });
  await sendInvitation(trx, city, account, by.now);
  await writeAudit(trx, { ...actorOf(by), act: 'family.invite', subjectKind: 'family-member', subjectId: id });
  return true;
}

/** Nobody knows its password until the link was used. */
async function openAccount(trx: Knex, city: City, member: FamilyMember, email: string): Promise<Account> {
  const { firstName, lastName } = member;
  const passwordHash = await hashPassword(newToken(), []);
  return Account.query(trx).insertAndFetch({
    id: randomUUID(),
    email,
    firstName,
    lastName,
    phone: null,
    passwordHash,
    keyId: await city.vault.keys.createPersonKey(),
    state: 'pending',
  });
}

async function sendInvitation(trx: Knex, city: City, account: Account, now: Date): Promise<void> {
  const token = newToken();
  await AccountToken.query(trx).insert({
    tokenHash: hashToken(token),
    accountId: account.id,
    purpose: 'password-reset',
    expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
  });
  const [id, template] = [randomUUID(), 'member-invitation'];
  const link = `${city.portalUrl}/nowe-haslo?token=${token}`;
  const place = { table: 'notifications', row: id, column: 'content' };
  await Notification.query(trx).insert({
    id,
    key: `${template}/${account.id}`,
    channel: 'mail',
    template,
    accountId: account.id,
    recipient: account.email,
    keyId: account.keyId,
    content: await city.vault.seal(account.keyId, place, JSON.stringify({ link })),
  });
  await addNotificationJob(trx, 'mail', { cityId: city.id, notificationId: id });
}
