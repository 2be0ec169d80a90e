import { Done, Membership, MembershipChange } from '@karta/contracts';
import { Account, FamilyMember, type City } from '@karta/db';
import { CardError, fullName, isOfAge } from '@karta/domain';
import { leaveFamily } from '@karta/services';
import type { Knex } from 'knex';
import { residentRoute } from '../http/definition.ts';
import { asHolder } from './as-doer.ts';

async function findMembership(knex: Knex, accountId: string): Promise<FamilyMember | undefined> {
  return FamilyMember.query(knex).findOne({ accountId });
}

async function membershipView(city: City, knex: Knex, accountId: string): Promise<Membership> {
  const member = await findMembership(knex, accountId);
  const holder = member && (await Account.query(knex).findById(member.guardianAccountId));
  if (!member || !holder || holder.state === 'closed') return { family: null };
  return {
    family: {
      holderName: fullName(holder),
      isAdult: isOfAge(member.birthDate, city.clock.today()),
      letsGuardianAct: member.guardianAllowedAt !== null,
    },
  };
}

/** The family to which whoever is signed in belongs as a member. */
export const membership = residentRoute({
  method: 'get',
  path: '/resident/family-membership',
  forMembers: true,
  answer: Membership,
  handle: (_input, { city, actor }) => membershipView(city, city.knex, actor.holderId),
});

/** An adult says whether the holder of the family may act for them. */
export const changeMembership = residentRoute({
  method: 'put',
  path: '/resident/family-membership',
  forMembers: true,
  body: MembershipChange,
  transaction: true,
  audit: ({ body }) => ({
    act: 'family.allow',
    subjectKind: 'family-member',
    subjectId: null,
    facts: { allowed: body.letsGuardianAct },
  }),
  answer: Membership,
  async handle({ body }, { city, actor, trx }) {
    const member = await getAdult(trx, city, actor.holderId);
    const guardianAllowedAt = body.letsGuardianAct ? city.clock.now() : null;
    await FamilyMember.query(trx).findById(member.id).patch({ guardianAllowedAt });
    return membershipView(city, trx, actor.holderId);
  },
});

/** An adult leaves the family; account and card stay. */
export const endMembership = residentRoute({
  method: 'delete',
  path: '/resident/family-membership',
  forMembers: true,
  transaction: true,
  answer: Done,
  async handle(_input, { city, actor, trx }) {
    await leaveFamily(trx, await getAdult(trx, city, actor.holderId), asHolder(actor, city));
    return { done: true as const };
  },
});

/** @throws CardError NOT_FOUND for whoever belongs to no family, or is a minor */
async function getAdult(trx: Knex, { clock }: City, accountId: string): Promise<FamilyMember> {
  const member = await findMembership(trx, accountId);
  if (!member || !isOfAge(member.birthDate, clock.today())) throw new CardError('NOT_FOUND');
  return member;
}
