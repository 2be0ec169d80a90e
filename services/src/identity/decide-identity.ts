import { randomUUID } from 'node:crypto';
import { Application, IdentityDecision, Task, writeAudit, type City } from '@karta/db';
import { APPLICANT_GROUP, CardError, isOpenApplication } from '@karta/domain';
import type { CivilDate, GroupMember, IdentityProof, IdentityVerdict } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { findAbsentHolder } from '../substitutions/absent-colleagues.ts';
import { TurnTaker } from '../turn-taker.ts';
import { refusalOfCode } from './identity-code.ts';
import { identityOf } from './identity-of.ts';
import { knownHolderOf } from './known-holder.ts';
import { tellOfDecision } from './tell-holder.ts';

const guesses = new TurnTaker(1, 20);

export interface IdentityOrder {
  verdict: IdentityVerdict;
  proof: IdentityProof | null;
  cardNumber: string;
  code: string;
  reason: string;
}

/**
 * A clerk decides who the applicant is; nothing of the register changes by it, and the known holder is told. Decided again, the
 * newer word counts; the older one stays. Returns the id of the decision.
 * @throws CardError IDENTITY_NOT_ASKED where nothing is open, TASK_NOT_CLAIMED where the task is neither this clerk's nor of
 * a colleague in whose place they work,
 * IDENTITY_CODE_WRONG, IDENTITY_CODE_SPENT
 */
export async function decideIdentity(
  trx: Knex,
  city: City,
  applicationId: string,
  order: IdentityOrder,
  by: Doer & { readonly clerk: GroupMember },
): Promise<string> {
  const application = await Application.query(trx).findById(applicationId).forUpdate();
  if (!application) throw new CardError('NOT_FOUND');
  const { question, entry } = await identityOf(trx, application);
  if (question === null || !isOpenApplication(application.state)) throw new CardError('IDENTITY_NOT_ASKED');
  const place = await requireTask(trx, applicationId, by.clerk, city.clock.today());
  if (order.verdict === 'same-person' && order.proof === 'card-and-code') {
    if (!entry) throw new CardError('VALIDATION', {}, [{ path: 'proof', code: 'NO_ENTRY' }]);
    // in a transaction of its own: a wrong guess stays counted when this one is given up; few at a time, each takes a connection
    const guess = { applicationId, entry, now: by.now };
    const refusal = await guesses.take(() => city.knex.transaction((own) => refusalOfCode(own, guess, order)));
    if (refusal) throw refusal;
  }
  const known = entry && (await knownHolderOf(trx, entry));
  const decision = await IdentityDecision.query(trx).insertAndFetch({
    id: randomUUID(),
    applicationId,
    residentId: entry?.id ?? null,
    verdict: order.verdict,
    proof: order.verdict === 'same-person' ? order.proof : null,
    reason: order.reason,
    knownAccountId: known?.accountId ?? null,
    knownName: known?.firstName ?? '',
    knownEmail: known?.email ?? null,
    knownPhone: known?.phone ?? null,
    decidedBy: by.id,
    decidedAt: by.now,
  });
  await writeAudit(trx, {
    ...actorOf(by),
    actsFor: place,
    act: 'identity.decide',
    subjectKind: 'application',
    subjectId: applicationId,
    facts: { decisionId: decision.id, question, verdict: decision.verdict, proof: decision.proof },
  });
  await tellOfDecision(trx, city, application, decision);
  return decision.id;
}

/**
 * Where the office has an open task on the application, it is the one who holds it that decides, or who works in their place:
 * returns the id of that absent colleague, null where nobody is.
 */
async function requireTask(
  trx: Knex,
  applicationId: string,
  clerk: GroupMember,
  today: CivilDate,
): Promise<string | null> {
  const open = await Task.query(trx)
    .where({ applicationId })
    .whereIn('state', ['open', 'claimed'])
    .whereNot('candidateGroup', APPLICANT_GROUP);
  if (open.length === 0 || open.some(({ assigneeId }) => assigneeId === clerk.operatorId)) return null;
  for (const task of open) {
    const absent = await findAbsentHolder(trx, clerk, task, today);
    if (absent) return absent.id;
  }
  throw new CardError('TASK_NOT_CLAIMED');
}
