import { randomUUID } from 'node:crypto';
import { Account, Consent, FamilyInvitation, FamilyMember, Resident, writeAudit, type City } from '@karta/db';
import { CardError, isOfAge } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken } from '../access/tokens.ts';
import { changeAccount } from '../accounts/change-account.ts';

/** An invitation whose link may still be used, with whom it is about. */
export interface Invited {
  member: FamilyMember;
  holder: Account;
  email: string;
  /** Of whoever reads the address: where there is one, its password is asked for. */
  account: Account | undefined;
}

/** @throws CardError TOKEN_INVALID where the link is unknown, used, late or overtaken */
export async function findInvited(knex: Knex, { clock }: City, token: string): Promise<Invited> {
  const invitation = await FamilyInvitation.query(knex)
    .findById(hashToken(token))
    .whereNull('usedAt')
    .where('expiresAt', '>', clock.now());
  if (!invitation) throw new CardError('TOKEN_INVALID');
  const member = await FamilyMember.query(knex).findById(invitation.memberId).throwIfNotFound();
  const holder = await Account.query(knex).findById(member.guardianAccountId).throwIfNotFound();
  if (holder.state === 'closed') throw new CardError('TOKEN_INVALID');
  const { email } = invitation;
  const account = await Account.query(knex).findOne({ email, state: 'active' });
  return { member, holder, email, account };
}

/** What whoever reads the letter says. */
export interface Joining {
  token: string;
  /** Of a new password; null where the address has an account, whose password was right. */
  passwordHash: string | null;
  consents: readonly string[];
  letsGuardianAct: boolean;
}

/**
 * The member takes their login, once for a link: the account that the family has kept for them, the one that they have at this
 * address already, or a new one. Returns the account. @throws CardError TOKEN_INVALID, EMAIL_TAKEN
 */
export async function joinFamily(trx: Knex, city: City, joining: Joining): Promise<Account> {
  const now = city.clock.now();
  const invited = await findInvited(trx, city, joining.token);
  const used = FamilyInvitation.query(trx).findById(hashToken(joining.token)).whereNull('usedAt');
  if ((await used.patch({ usedAt: now })) === 0) throw new CardError('TOKEN_INVALID');
  const id = joining.passwordHash === null ? await existing(trx, invited) : await taken(trx, city, invited, joining);
  const { member, email } = invited;
  const isAdult = isOfAge(member.birthDate, city.clock.today());
  await FamilyMember.query(trx)
    .findById(member.id)
    .patch({ accountId: id, email, ...(isAdult && joining.letsGuardianAct && { guardianAllowedAt: now }) });
  if (member.residentId)
    await Resident.query(trx).findById(member.residentId).whereNull('accountId').patch({ accountId: id });
  const subject = { subjectKind: 'family-member', subjectId: member.id } as const;
  const facts = { consents: [...joining.consents], letsGuardianAct: joining.letsGuardianAct };
  await writeAudit(trx, { actorKind: 'resident', actorId: id, act: 'family.join', ...subject, facts });
  return Account.query(trx).findById(id).throwIfNotFound();
}

/** Somebody with data of their own under another account, or already of a family, is nobody's to join together. */
async function existing(trx: Knex, { member, holder, account }: Invited): Promise<string> {
  const isOther = account === undefined || member.accountId !== null || account.id === holder.id;
  if (isOther || (await FamilyMember.query(trx).findOne({ accountId: account.id }))) throw new CardError('EMAIL_TAKEN');
  return account.id;
}

async function taken(trx: Knex, city: City, invited: Invited, joining: Joining): Promise<string> {
  const { member, email } = invited;
  if (invited.account) throw new CardError('EMAIL_TAKEN');
  const by = { kind: 'resident', id: member.guardianAccountId, now: city.clock.now() } as const;
  // an unfinished registration of this address gives way to whoever reads its mail
  const unfinished = await Account.query(trx).findOne({ email, state: 'pending' }).forUpdate();
  if (unfinished) await changeAccount(trx, unfinished, 'close', by);
  const id = member.accountId ?? (await newAccount(trx, city, member));
  const account = await Account.query(trx).findById(id).forUpdate().throwIfNotFound();
  if (account.state === 'pending') await changeAccount(trx, account, 'activate', { ...by, id });
  await Account.query(trx)
    .findById(id)
    .patch({ email, passwordHash: joining.passwordHash ?? '' });
  await Consent.query(trx).delete().where({ accountId: id });
  for (const consentTextId of joining.consents)
    await Consent.query(trx).insert({ accountId: id, consentTextId, givenAt: by.now });
  return id;
}

async function newAccount(trx: Knex, city: City, { firstName, lastName }: FamilyMember): Promise<string> {
  const id = randomUUID();
  const keyId = await city.vault.keys.createPersonKey();
  const empty = { email: null, phone: null, passwordHash: '' };
  await Account.query(trx).insert({ id, firstName, lastName, keyId, state: 'pending', ...empty });
  return id;
}
