import { randomUUID } from 'node:crypto';
import {
  Account,
  AccountToken,
  FamilyMember,
  Notification,
  Resident,
  ScheduledStart,
  addNotificationJob,
  writeAudit,
  type City,
} from '@karta/db';
import { changeAccount, hashPassword, hashToken, newToken } from '@karta/services';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';
import type { Deps, ActivityFactory } from '../deps.ts';

const INVITATION_DAYS = 30;

async function memberOf(trx: Knex, caseId: string): Promise<FamilyMember> {
  const { facts } = await ScheduledStart.query(trx).findById(caseId).throwIfNotFound();
  return FamilyMember.query(trx)
    .findById(facts['memberId'] ?? '')
    .forUpdate()
    .throwIfNotFound();
}

/** From the 18th birthday on the guardian only looks (requirements T7). */
export const freezeGuardian: ActivityFactory<'freeze-guardian'> =
  (deps) =>
  async ({ cityId, caseId, workflowId }) => {
    const city = deps.cityOf(cityId);
    return city.knex.transaction(async (trx) => {
      const member = await memberOf(trx, caseId);
      const { id, email, guardianAccountId } = member;
      if (member.guardianFrozenAt === null) {
        await FamilyMember.query(trx).findById(id).patch({ guardianFrozenAt: city.clock.now() });
        await writeAudit(trx, {
          actorKind: 'process',
          actorId: workflowId,
          act: 'family.freeze',
          subjectKind: 'family-member',
          subjectId: id,
        });
      }
      return { hasAddress: email !== null, guardianAccountId };
    });
  };

/** An account of the member's own, with a link to choose a password; ADDRESS_TAKEN when somebody else has the address. */
export const inviteMember: ActivityFactory<'invite-member'> =
  (deps: Deps) =>
  async ({ cityId, caseId, workflowId }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const member = await memberOf(trx, caseId);
      const { email } = member;
      if (member.accountId !== null || email === null) return;
      const taken = await Account.query(trx).findOne({ email }).whereNot('state', 'closed').select('id');
      if (taken) throw ApplicationFailure.nonRetryable('ADDRESS_TAKEN', 'BPMN:ADDRESS_TAKEN');
      const account = await openAccount(trx, city, member, email);
      await changeAccount(trx, account, 'activate', { kind: 'process', id: workflowId, now: city.clock.now() });
      await FamilyMember.query(trx).findById(member.id).patch({ accountId: account.id });
      if (member.residentId) await Resident.query(trx).findById(member.residentId).patch({ accountId: account.id });
      await sendInvitation(trx, city, account);
      await writeAudit(trx, {
        actorKind: 'process',
        actorId: workflowId,
        act: 'family.invite',
        subjectKind: 'family-member',
        subjectId: member.id,
      });
    });
    return {};
  };

/** Nobody knows its password until the link was used. */
async function openAccount(trx: Knex, city: City, member: FamilyMember, email: string): Promise<Account> {
  const { firstName, lastName } = member;
  const passwordHash = await hashPassword(newToken());
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

async function sendInvitation(trx: Knex, city: City, account: Account): Promise<void> {
  const token = newToken();
  await AccountToken.query(trx).insert({
    tokenHash: hashToken(token),
    accountId: account.id,
    purpose: 'password-reset',
    expiresAt: new Date(city.clock.now().getTime() + INVITATION_DAYS * 86_400_000),
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
  await addNotificationJob(trx, { cityId: city.id, notificationId: id });
}
