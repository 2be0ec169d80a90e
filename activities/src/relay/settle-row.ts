import { CASE_SILENT, endSilence, MOST_SILENT_TRIES, raiseSilence } from '@karta/services';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import type { ClaimedRow } from './claim-rows.ts';
import type { Delivered } from './dispatch.ts';
import { pauseAfter, type PauseKind } from './pauses.ts';

/** Rows behind one that is over, made due at once; the others follow when these are over. */
const NEXT_ROWS = 20;
/** Problems that do not hold up what comes after. */
const PASSED_BY = ['NOT_AWAITED', 'CASE_SUSPENDED'];

/** Writes what became of a row on its way; rows that waited behind it are due when it no longer holds them up. */
export async function settleRow(city: City, row: ClaimedRow, { done, problem }: Delivered): Promise<void> {
  const isSilent = !done && problem === CASE_SILENT;
  // that Temporal is away says nothing of the case
  const isUnasked = problem === 'TEMPORAL_AWAY';
  const silentTries = isSilent ? row.silentTries + 1 : isUnasked ? row.silentTries : 0;
  const attempts = row.attempts + 1;
  const pause = pauseAfter(pauseKind(problem, silentTries), isSilent ? silentTries : attempts);
  const change = {
    attempts,
    silentTries,
    problem,
    claimedUntil: null,
    ...(done ? { doneAt: new Date() } : { nextTryAt: new Date(Date.now() + pause) }),
  };
  const { knex, clock } = city;
  const wasUnreachable = row.silentTries >= MOST_SILENT_TRIES;
  const isUnreachable = silentTries >= MOST_SILENT_TRIES;
  if (wasUnreachable || isUnreachable) {
    await knex.transaction(async (trx) => {
      await write(trx, row.id, change);
      if (isUnreachable) await raiseSilence(trx, row.workflowId, CASE_SILENT, clock.now());
      else await endSilence(trx, row.workflowId, CASE_SILENT, clock.now());
    });
  } else {
    await write(knex, row.id, change);
  }
  if (done) await hurry(knex, row);
  else if (PASSED_BY.includes(problem ?? '')) await hurry(knex, row, 0);
}

function pauseKind(problem: string | null, silentTries: number): PauseKind {
  if (silentTries >= MOST_SILENT_TRIES) return 'UNREACHABLE';
  return problem === CASE_SILENT || problem === 'TEMPORAL_AWAY' ? problem : 'OTHER';
}

/** A claim that ran out may have been delivered by another worker: what is over stays over. */
async function write(knex: Knex, id: string, change: object): Promise<void> {
  await knex('outbox').where({ id }).whereNull('doneAt').update(change);
}

/** @param attempts of the rows that are made due; default any */
async function hurry(knex: Knex, { id, workflowId }: ClaimedRow, attempts?: number): Promise<void> {
  const next = knex('outbox')
    .where({ workflowId, ...(attempts !== undefined && { attempts }) })
    .whereNot({ id })
    .whereNull('doneAt')
    .whereNull('claimedUntil')
    .orderBy(['createdAt', 'id'])
    .limit(NEXT_ROWS)
    .select('id');
  await knex('outbox').whereIn('id', next).update({ nextTryAt: knex.fn.now() });
}
