import { PartnerPerson, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type AnyDoer } from '../doer.ts';
import { tellOperator } from '../staff/tell-operator.ts';

/**
 * A new password of somebody of a partner: every link that would set another one ends, devices that were known are known no more,
 * and the person is told by mail. Ending the sessions is the door's.
 */
export async function setPersonPassword(
  trx: Knex,
  city: City,
  {
    personId,
    passwordHash,
    act,
  }: { personId: string; passwordHash: string; act: 'change-password' | 'reset-password' },
  by: AnyDoer,
): Promise<void> {
  const person = await PartnerPerson.query(trx).patchAndFetchById(personId, { passwordHash, invitedAt: null });
  await trx('partner_person_tokens').where({ personId }).delete();
  await trx('known_devices').where({ kind: 'desk', subject: personId }).delete();
  const subject = { subjectKind: 'partner-person', subjectId: personId } as const;
  await writeAudit(trx, { ...actorOf(by), act: `partner-person.${act}`, ...subject });
  await tellOperator(trx, city, person, 'partner-password-changed');
}
