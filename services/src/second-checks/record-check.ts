import { Application, Decision, Operator, SecondCheck, writeAudit, type City } from '@karta/db';
import { CardError, requireOn, type GroupMember } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellOperator } from '../staff/tell-operator.ts';

/**
 * Another person says how a drawn approval is; who approved is told by mail. Returns the id of the application.
 * @throws CardError NOT_FOUND, FORBIDDEN where it lies elsewhere, SECOND_PERSON_REQUIRED of one's own, CHECK_RECORDED,
 * REASON_REQUIRED for a remark without words
 */
export async function recordCheck(
  trx: Knex,
  city: City,
  id: string,
  { verdict, note }: { verdict: 'fine' | 'remark'; note: string },
  by: Doer & { readonly checker: GroupMember },
): Promise<string> {
  const check = await SecondCheck.query(trx).findById(id).forUpdate();
  if (!check) throw new CardError('NOT_FOUND');
  const { applicationId, approvedBy } = check;
  const { pickupPointId } = await Application.query(trx).findById(applicationId).throwIfNotFound();
  requireOn(by.checker, 'application.read', { pickupPointId });
  // neither who approved nor in whose place it was
  const decision = await Decision.query(trx).findById(check.decisionId);
  if (approvedBy === by.id || decision?.actsFor === by.id) throw new CardError('SECOND_PERSON_REQUIRED');
  if (check.state !== 'waiting') throw new CardError('CHECK_RECORDED');
  if (verdict === 'remark' && note === '')
    throw new CardError('REASON_REQUIRED', {}, [{ path: 'note', code: 'REASON_REQUIRED' }]);
  await SecondCheck.query(trx).findById(id).patch({ state: verdict, note, checkedBy: by.id, checkedAt: by.now });
  const subject = { subjectKind: 'application', subjectId: applicationId };
  await writeAudit(trx, { ...actorOf(by), act: 'application.check', ...subject, facts: { checkId: id, verdict } });
  const approver = await Operator.query(trx).findById(approvedBy).where('isActive', true);
  if (approver) await tellOperator(trx, city, approver, 'staff-approval-checked');
  return applicationId;
}
