import { randomInt, randomUUID } from 'node:crypto';
import { readSettings, SecondCheck, type Decision, type Task } from '@karta/db';
import { outcomeRule } from '@karta/domain';
import type { Knex } from 'knex';

/**
 * Draws an approval for a look by another person, as often as the town has set: in the transaction that records it, by the
 * server's own chance, so that nobody knows before, and a repetition of the same decision draws nothing anew. Returns whether
 * it was drawn, `undefined` where nothing is drawn from.
 */
export async function drawCheck(
  trx: Knex,
  { outcomeRules, applicationId }: Task,
  decision: Decision,
  at: Date,
): Promise<boolean | undefined> {
  if (applicationId === null || !outcomeRule(decision.outcome, outcomeRules).needsIdentity) return undefined;
  const { secondCheckPercent: percent } = await readSettings(trx);
  if (percent === 0) return undefined;
  if (randomInt(100) >= percent) return false;
  await SecondCheck.query(trx)
    .insert({
      id: randomUUID(),
      decisionId: decision.id,
      applicationId,
      approvedBy: decision.actorId,
      approvedAt: at,
      percent,
    })
    .onConflict('decision_id')
    .ignore();
  return true;
}
