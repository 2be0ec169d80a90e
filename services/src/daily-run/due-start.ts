import { ScheduledStart, putInOutbox, type City } from '@karta/db';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { idOfKey } from '../id-of-key.ts';

/** A process that a date starts, once for its subject. */
export interface DueStart {
  processKey: string;
  /** What makes it the same start: a card and a stage, a member, a card. */
  subject: string;
  /** Ids, codes and dates, for the case's messages and variables. */
  facts: Record<string, string>;
}

/**
 * The row and the start commit together; the id follows from the subject, so that two workers start one case. False when it
 * has been started before.
 */
export async function startOnce(trx: Knex, city: City, { processKey, subject, facts }: DueStart): Promise<boolean> {
  const id = idOfKey(`${processKey}/${subject}`);
  const row = { id, processKey, subject, facts, startedAt: city.clock.now() };
  const isNew = await ScheduledStart.query(trx).insert(row).onConflict().ignore().returning('id');
  if ((isNew as unknown as unknown[]).length === 0) return false;
  const workflowId = workflowIdOf(city.id, processKey, id);
  await putInOutbox(trx, { kind: 'start-process', workflowId, payload: { processKey, caseId: id, variables: facts } });
  return true;
}
