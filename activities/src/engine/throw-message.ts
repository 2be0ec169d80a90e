import type { City } from '@karta/db';
import type { Made } from '../deps.ts';
import { stableId } from './stable-id.ts';

const LIFETIME_DAYS = 30;

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
        .insert({ id: stableId(`${key}>${workflowId}`), kind, workflowId, payload, expiresAt })
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
