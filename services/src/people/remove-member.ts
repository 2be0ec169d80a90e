import { FamilyMember, writeAudit, type City } from '@karta/db';
import { isOfAge } from '@karta/domain';
import type { Knex } from 'knex';
import { beginErasure } from '../accounts/begin-erasure.ts';
import { tellAccount } from '../accounts/tell-account.ts';
import { actorOf, type Doer } from '../doer.ts';
import type { Kin } from './family.ts';

/**
 * What becomes of somebody who is taken out of a family. `forget`: only an invitation was sent; `detach`: an adult who signs in
 * keeps account and card; `erase`: the account ends, its cards are blocked, its data go after the grace period.
 */
export type Removal = 'forget' | 'detach' | 'erase';

export function removalOf({ account, ward }: Kin, { clock }: City): Removal {
  if (account === null) return 'forget';
  return ward.login === 'own' && isOfAge(ward.birthDate, clock.today()) ? 'detach' : 'erase';
}

/** Takes a member out of the family (004-113). @throws CardError ERASURE_ALREADY_ASKED */
export async function removeMember(trx: Knex, city: City, kin: Kin, by: Doer): Promise<Removal> {
  const { member, account } = kin;
  const removal = removalOf(kin, city);
  const subject = { subjectKind: 'family-member', subjectId: member.id } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'family.remove', ...subject, facts: { removal } });
  if (removal === 'erase' && account) {
    await beginErasure(trx, city, account.id);
    return removal;
  }
  await FamilyMember.query(trx).deleteById(member.id);
  if (account) await tellAccount(trx, city, account, 'family-detached');
  return removal;
}

/** An adult who signs in themselves leaves the family; account and card stay theirs. */
export async function leaveFamily(trx: Knex, member: FamilyMember, by: Doer): Promise<void> {
  await FamilyMember.query(trx).deleteById(member.id);
  await writeAudit(trx, { ...actorOf(by), act: 'family.leave', subjectKind: 'family-member', subjectId: member.id });
}
