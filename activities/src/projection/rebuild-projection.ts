import type { City } from '@karta/db';
import { markClaimed, markDecided } from '@karta/services';
import type { ProjectionCall } from '@karta/workflows/history';
import type { Knex } from 'knex';
import { writeTurn } from './record-progress.ts';

/** The live projection knows a turn that the history does not have yet: ask again. */
export class HistoryIsBehind extends Error {
  override name = 'HistoryIsBehind';
}

/**
 * Writes the projection of one case anew from what its history told: the case, its elements, waits, incidents and tasks. Decisions
 * and audit rows are no projection and stay. What the case tells meanwhile waits for the end of this transaction.
 * @param callsOf replays the history; asked while the case's row is locked
 * @throws HistoryIsBehind
 */
export async function rebuildProjection(
  city: City,
  workflowId: string,
  callsOf: () => Promise<readonly ProjectionCall[]>,
): Promise<{ turns: number }> {
  return city.knex.transaction(async (trx) => {
    const live = await trx('process_instances').where({ workflowId }).forUpdate().first('turn');
    const calls = await callsOf();
    const turns = Math.max(0, ...calls.map((call) => (call.activity === 'recordProgress' ? call.argument.turn : 0)));
    if (live && live.turn > turns) throw new HistoryIsBehind(workflowId);
    await clear(trx, workflowId);
    for (const call of calls) await repeat(trx, city, call);
    return { turns };
  });
}

/** The case's own row stays, so that what the case tells meanwhile finds it. */
async function clear(trx: Knex, workflowId: string): Promise<void> {
  for (const table of ['tasks', 'process_elements', 'process_waits', 'process_incidents']) {
    await trx(table).where({ workflowId }).delete();
  }
  const unwritten = { state: 'running', turn: 0, variables: '{}', code: null, message: null, endedAt: null };
  await trx('process_instances')
    .where({ workflowId })
    .update({ ...unwritten, suspendedAt: null, suspendedBy: null, suspendedWith: null });
}

async function repeat(trx: Knex, city: City, call: ProjectionCall): Promise<void> {
  if (call.activity === 'recordProgress') await writeTurn(trx, city, call.argument);
  else if (call.activity === 'recordClaim') await markClaimed(trx, call.argument);
  else await markDecided(trx, call.argument);
}
