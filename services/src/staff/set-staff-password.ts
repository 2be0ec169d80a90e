import { Operator, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellOperator } from './tell-operator.ts';

interface StaffPassword {
  operatorId: string;
  passwordHash: string;
  act: 'change-password' | 'reset-password';
}

/**
 * A new password of somebody of the office: every link that would set another one ends, devices that were known are known no
 * more, and the person is told by mail. Ending the sessions is the door's.
 */
export async function setStaffPassword(
  trx: Knex,
  city: City,
  { operatorId, passwordHash, act }: StaffPassword,
  by: Doer,
): Promise<Operator> {
  const operator = await Operator.query(trx).patchAndFetchById(operatorId, { passwordHash, invitedAt: null });
  await trx('operator_tokens').where({ operatorId }).delete();
  await trx('known_devices').where({ kind: 'operator', subject: operatorId }).delete();
  const subject = { subjectKind: 'operator', subjectId: operatorId } as const;
  await writeAudit(trx, { ...actorOf(by), act: `operator.${act}`, ...subject });
  await tellOperator(trx, city, operator, 'staff-password-changed');
  return operator;
}
