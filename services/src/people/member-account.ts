import { randomUUID } from 'node:crypto';
import { Account, Consent, FamilyMember, Resident, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import { changeAccount } from '../accounts/change-account.ts';
import { actorOf, type Doer } from '../doer.ts';

/**
 * The account of a member of a family, opened where there is none: without a login, under a key of its own, so that it ends
 * without the rest of the family (ADR 41). The holder's required consents stand for it until the member gives their own.
 */
export async function accountOfMember(trx: Knex, city: City, memberId: string, by: Doer): Promise<Account> {
  const member = await FamilyMember.query(trx).findById(memberId).forUpdate().throwIfNotFound();
  if (member.accountId !== null) return Account.query(trx).findById(member.accountId).throwIfNotFound();
  const { firstName, lastName, residentId } = member;
  const account = await Account.query(trx).insertAndFetch({
    id: randomUUID(),
    email: null,
    firstName,
    lastName,
    phone: null,
    passwordHash: '',
    keyId: await city.vault.keys.createPersonKey(),
    state: 'pending',
  });
  await changeAccount(trx, account, 'activate', by);
  await copyConsents(trx, member.guardianAccountId, account.id);
  await FamilyMember.query(trx).findById(memberId).patch({ accountId: account.id });
  if (residentId)
    await Resident.query(trx).findById(residentId).whereNull('accountId').patch({ accountId: account.id });
  const subject = { subjectKind: 'family-member', subjectId: memberId } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'family.open', ...subject, facts: { accountId: account.id } });
  return Account.query(trx).findById(account.id).throwIfNotFound();
}

async function copyConsents(trx: Knex, from: string, to: string): Promise<void> {
  const given = await Consent.query(trx)
    .join('consent_texts as text', 'text.id', 'consents.consent_text_id')
    .where({ 'consents.account_id': from, 'text.required': true, 'text.asked_at': 'registration' })
    .whereNull('consents.withdrawn_at')
    .select('consents.*');
  for (const { consentTextId, givenAt } of given)
    await Consent.query(trx).insert({ accountId: to, consentTextId, givenAt });
}
