import { createHash } from 'node:crypto';
import type { City } from '@karta/db';
import type { Made } from '../deps.ts';

const LIFETIME_DAYS = 30;

/** A stable UUID for a key, so that a repeated throw is the same message. */
function idOf(key: string, target: string): string {
  const hex = createHash('sha256').update(`${key}>${target}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

interface Thrown {
  key: string;
  kind: 'deliver-message' | 'broadcast-signal';
  name: string;
  variables: object;
}

async function putForWaiting(city: City, thrown: Thrown, correlation: string | undefined): Promise<void> {
  const { key, kind, name, variables } = thrown;
  await city.knex.transaction(async (trx) => {
    const waits = trx('process_waits')
      .where({ kind: kind === 'deliver-message' ? 'message' : 'signal', name })
      .whereNull('endedAt');
    if (correlation !== undefined) waits.where({ correlation });
    const targets: { workflowId: string }[] = await waits.distinct('workflowId');
    const expiresAt = new Date(city.clock.now().getTime() + LIFETIME_DAYS * 86_400_000);
    for (const { workflowId } of kind === 'deliver-message' ? targets.slice(0, 1) : targets) {
      const payload = JSON.stringify({ name, variables, ...(correlation !== undefined && { correlation }) });
      await trx('outbox')
        .insert({ id: idOf(key, workflowId), kind, workflowId, payload, expiresAt })
        .onConflict('id')
        .ignore();
    }
  });
}

/** A message thrown by a diagram goes to the case that waits for it; BPMN messages have one receiver. */
export const throwMessage: Made<'throwMessage'> =
  (deps) =>
  async ({ cityId, key, name, correlation, variables }) =>
    putForWaiting(deps.cityOf(cityId), { key, kind: 'deliver-message', name, variables }, correlation);

/** A signal goes to every case that waits for it. */
export const throwSignal: Made<'throwSignal'> =
  (deps) =>
  async ({ cityId, key, name, variables }) =>
    putForWaiting(deps.cityOf(cityId), { key, kind: 'broadcast-signal', name, variables }, undefined);
