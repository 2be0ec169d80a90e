import { createHash } from 'node:crypto';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

export interface IntendedAct {
  /** Who acts, e.g. `resident:<account id>`. */
  owner: string;
  /** The client's Idempotency-Key. */
  key: string;
  /** What is asked: route, parameters and body. */
  request: unknown;
  /** Whoever comes while the first is still running is told so, and does not wait for it. */
  isImpatient?: boolean;
}

/**
 * Runs `act` once per owner and key inside one transaction and keeps its answer; a repetition gets the kept answer.
 * Throws IDEMPOTENCY_KEY_REUSED when the key comes back with another request, IDEMPOTENCY_KEY_BUSY to who does not wait.
 */
export async function actOnce<T>(
  knex: Knex,
  intended: IntendedAct,
  act: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const { owner, key } = intended;
  const requestHash = createHash('sha256').update(JSON.stringify(intended.request)).digest();
  return knex.transaction(async (trx) => {
    if (intended.isImpatient) await refuseTwin(trx, `${owner}|${key}`);
    // Waits for a concurrent twin to commit or roll back.
    const inserted = await trx('idempotency_keys')
      .insert({ owner, key, requestHash })
      .onConflict(['owner', 'key'])
      .ignore()
      .returning('key');
    if (inserted.length === 0) {
      const kept = await trx('idempotency_keys').where({ owner, key }).first('requestHash', 'answer');
      if (!requestHash.equals(kept.requestHash)) throw new CardError('IDEMPOTENCY_KEY_REUSED');
      return kept.answer as T;
    }
    const answer = await act(trx);
    await trx('idempotency_keys')
      .where({ owner, key })
      .update({ answer: JSON.stringify(answer) });
    return answer;
  });
}

/** Held until the transaction ends. @throws CardError IDEMPOTENCY_KEY_BUSY */
async function refuseTwin(trx: Knex.Transaction, name: string): Promise<void> {
  const { rows } = await trx.raw<{ rows: { isFirst: boolean }[] }>(
    'select pg_try_advisory_xact_lock(hashtextextended(?, 7)) as "isFirst"',
    [name],
  );
  if (!rows[0]?.isFirst) throw new CardError('IDEMPOTENCY_KEY_BUSY');
}
