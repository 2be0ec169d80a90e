import type { MigrationRulesInput } from '@karta/contracts';
import { ProcessInstance, putInOutbox } from '@karta/db';
import type { Knex } from 'knex';
import type * as z from 'zod';

interface ManyCases {
  processKey: string;
  /** By which they run now. */
  version: number;
  rules: z.infer<typeof MigrationRulesInput>;
  reason: string;
  operatorId: string;
  /** How it came that this person may: alone in the town, or approved. */
  mark: { alone?: true; approvalId?: string };
  /** Cases that began later are left out: nobody has seen them. */
  begunBy?: Date;
}

/** The cases of a version that run. */
export const runningOf = (knex: Knex, { processKey, version }: { processKey: string; version: number }) =>
  ProcessInstance.query(knex).where({ processKey, version, state: 'running' });

/** Asks each of them to go on by another version. Answers how many. */
export async function putMigrations(trx: Knex, many: ManyCases): Promise<number> {
  const { rules, reason, operatorId, mark, begunBy, version } = many;
  const query = runningOf(trx, many).select('workflowId');
  if (begunBy) query.where('startedAt', '<=', begunBy);
  const found = await query;
  for (const { workflowId } of found) {
    const payload = { ...rules, ...mark, userId: operatorId, seen: { version } };
    const updateId = await putInOutbox(trx, { kind: 'migrate-case', workflowId, payload });
    const act = { act: 'migrate-case', operatorId, reason, subject: String(rules.version) };
    await trx('process_acts').insert({ updateId, workflowId, ...act });
  }
  return found.length;
}
