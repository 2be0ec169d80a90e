import { FamilyInvitation, FamilyMember, Account, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { checkMember, type MemberData } from './add-member.ts';
import type { Kin } from './family.ts';
import { sendInvitation } from './invite-member.ts';
import { accountOfMember } from './member-account.ts';

/** What the holder of a family may change of a member: of somebody who signs in themselves, how they are related alone. */
export type Changeable = 'everything' | 'kinship' | 'nothing';

/** Whoever has come of age and taken over is looked at alone (T7). */
export function changeableOf({ ward }: Kin): Changeable {
  if (ward.guardianFrozenAt !== null) return 'nothing';
  return ward.login === 'own' ? 'kinship' : 'everything';
}

/**
 * Changes what is known of a member. Another address gets its own link; the one before it opens nothing any more.
 * @throws CardError MEMBER_ACTS_ALONE, VALIDATION, TOO_MANY_LINKS
 */
export async function changeMember(trx: Knex, city: City, kin: Kin, order: MemberData, by: Doer): Promise<void> {
  const { member, account } = kin;
  const may = changeableOf(kin);
  if (may === 'nothing') throw new CardError('MEMBER_ACTS_ALONE');
  const before: MemberData = { ...pick(member), email: account?.email ?? member.email };
  const wanted = may === 'kinship' ? { ...before, kinship: order.kinship } : namesKept(kin, before, order);
  await checkMember(trx, city, member.guardianAccountId, wanted);
  const { email, ...person } = wanted;
  await FamilyMember.query(trx)
    .findById(member.id)
    .patch({ ...person, ...(may === 'everything' && { email }) });
  if (account && may === 'everything') {
    await Account.query(trx).findById(account.id).patch({ firstName: wanted.firstName, lastName: wanted.lastName });
  }
  const subject = { subjectKind: 'family-member', subjectId: member.id } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'family.change', ...subject });
  if (may !== 'everything' || email === member.email) return;
  await FamilyInvitation.query(trx).where({ memberId: member.id }).whereNull('usedAt').patch({ expiresAt: by.now });
  if (email === null) await accountOfMember(trx, city, member.id, by);
  else await sendInvitation(trx, city, { ...member, email }, by);
}

const pick = ({ firstName, lastName, birthDate, kinship }: FamilyMember) => ({
  firstName,
  lastName,
  birthDate,
  kinship,
});

/** The name and the date of somebody in the register are changed by an application (T11). */
function namesKept({ member }: Kin, before: MemberData, order: MemberData): MemberData {
  return member.residentId === null ? order : { ...before, kinship: order.kinship, email: order.email };
}
