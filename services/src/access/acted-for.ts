import { FamilyMember, type City } from '@karta/db';
import { CardError, mayActFor } from '@karta/domain';
import type { Knex } from 'knex';

/** The members of the account's family for whom it may act today, by name. */
export async function membersToActFor(knex: Knex, city: City, accountId: string): Promise<FamilyMember[]> {
  const family = await FamilyMember.query(knex)
    .where({ guardianAccountId: accountId })
    .orderBy(['lastName', 'firstName', 'id']);
  return family.filter((member) => mayActFor(member, city.clock.today()));
}

/** The member, while the account may act for them. */
export async function findActedFor(
  knex: Knex,
  city: City,
  accountId: string,
  memberId: string,
): Promise<FamilyMember | undefined> {
  const member = await FamilyMember.query(knex).findById(memberId).where({ guardianAccountId: accountId });
  return member && mayActFor(member, city.clock.today()) ? member : undefined;
}

/** @throws CardError NOT_FOUND for somebody of another family, MEMBER_ACTS_ALONE for one who acts for themselves */
export async function getActedFor(knex: Knex, city: City, accountId: string, memberId: string): Promise<FamilyMember> {
  const member = await FamilyMember.query(knex).findById(memberId).where({ guardianAccountId: accountId });
  if (!member) throw new CardError('NOT_FOUND');
  if (!mayActFor(member, city.clock.today())) throw new CardError('MEMBER_ACTS_ALONE');
  return member;
}
