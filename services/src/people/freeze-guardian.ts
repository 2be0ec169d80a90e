import { FamilyMember, writeAudit } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** From the 18th birthday on the guardian only looks (docs/requirements.md, T7); once for a member. */
export async function freezeGuardian(trx: Knex, { id, guardianFrozenAt }: FamilyMember, by: Doer): Promise<void> {
  if (guardianFrozenAt !== null) return;
  await FamilyMember.query(trx).findById(id).patch({ guardianFrozenAt: by.now });
  await writeAudit(trx, { ...actorOf(by), act: 'family.freeze', subjectKind: 'family-member', subjectId: id });
}
