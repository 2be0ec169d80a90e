import { Account, FamilyMember } from '@karta/db';
import { memberLogin, type Ward } from '@karta/domain';
import type { Knex } from 'knex';

/** Somebody of a family with their account, as far as there is one. */
export interface Kin {
  member: FamilyMember;
  account: Account | null;
  ward: Ward;
}

/** The family of an account's holder, by name. */
export async function familyOf(knex: Knex, holderId: string): Promise<Kin[]> {
  const members = await FamilyMember.query(knex)
    .where({ guardianAccountId: holderId })
    .orderBy(['lastName', 'firstName', 'id']);
  const accounts = await Account.query(knex).findByIds(members.flatMap(({ accountId }) => accountId ?? []));
  return members.map((member) => kinOf(member, accounts.find(({ id }) => id === member.accountId) ?? null));
}

/** Somebody of this family; `undefined` for a member of another one. */
export async function findKin(knex: Knex, holderId: string, memberId: string): Promise<Kin | undefined> {
  const member = await FamilyMember.query(knex).findById(memberId).where({ guardianAccountId: holderId });
  if (!member) return undefined;
  const account = member.accountId === null ? undefined : await Account.query(knex).findById(member.accountId);
  return kinOf(member, account ?? null);
}

function kinOf(member: FamilyMember, account: Account | null): Kin {
  const { birthDate, email, guardianFrozenAt, guardianAllowedAt } = member;
  const login = memberLogin(email, account);
  const ward = { birthDate, login, accountState: account?.state ?? null, guardianFrozenAt, guardianAllowedAt };
  return { member, account, ward };
}
