import { putInOutbox, type City, type OutboxMessage } from '@karta/db';
import { workflowIdOf } from '@karta/workflows';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';
import { keepThrown, lockMessage, putForCase, type ThrownMessage } from './early-messages.ts';
import { idOfKey } from '@karta/services';
import { newestProcesses } from '../starts/newest-processes.ts';

const LIFETIME_DAYS = 30;
const endOfLife = (city: City): Date => new Date(city.clock.now().getTime() + LIFETIME_DAYS * 86_400_000);

/**
 * A message thrown by a diagram goes to the case that waits for it; BPMN messages have one receiver. Where none waits, it starts
 * the process whose start event it names; where there is none, it is kept for the case that will wait for it.
 */
export const throwMessage: ActivityFactory<'throwMessage'> = (deps) => async (thrown) => {
  const city = deps.cityOf(thrown.cityId);
  await city.knex.transaction(async (trx) => {
    await lockMessage(trx, thrown.name);
    const expiresAt = endOfLife(city);
    const [waiting] = await waitingFor(trx, 'message', thrown.name, thrown.correlation);
    const started = waiting ? undefined : await startedBy(trx, city, thrown);
    const takenBy = waiting?.workflowId ?? started?.workflowId;
    if (!(await keepThrown(trx, city, thrown, { expiresAt, ...(takenBy !== undefined && { takenBy }) }))) return;
    if (waiting) await putForCase(trx, thrown, waiting.workflowId, expiresAt);
    if (started) await putInOutbox(trx, started);
  });
};

/**
 * A signal goes to every case that waits for it, and starts a case of every process that begins with it (BPMN 2.0.2, 10.5.1).
 * One that is told again, because its answer was lost, starts and reaches nobody twice.
 */
export const throwSignal: ActivityFactory<'throwSignal'> =
  (deps) =>
  async ({ cityId, key, name, variables }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      for (const { workflowId } of await waitingFor(trx, 'signal', name, undefined)) {
        const message = { kind: 'broadcast-signal', workflowId, payload: { name, variables } } as const;
        await putInOutbox(trx, message, { id: idOfKey(`${key}>${workflowId}`), expiresAt: endOfLife(city) });
      }
      for (const { processKey, version, starts } of await newestProcesses(city, trx)) {
        if (!starts.signals.includes(name)) continue;
        const caseId = idOfKey(`${key}>${processKey}`);
        const workflowId = workflowIdOf(city.id, processKey, caseId);
        const payload = { processKey, caseId, variables, version, startedBy: { signal: name } };
        await putInOutbox(trx, { kind: 'start-process', workflowId, payload }, { id: caseId });
      }
    });
  };

async function waitingFor(
  trx: Knex,
  kind: 'message' | 'signal',
  name: string,
  correlation: string | undefined,
): Promise<{ workflowId: string }[]> {
  const waits = trx('process_waits').where({ kind, name }).whereNull('endedAt');
  if (correlation !== undefined) waits.where({ correlation });
  return waits.distinct('workflowId').orderBy('workflowId');
}

/** The start of the process that this message begins, under the throw's own id. */
async function startedBy(
  trx: Knex,
  city: City,
  { key, name, variables }: ThrownMessage,
): Promise<Extract<OutboxMessage, { kind: 'start-process' }> | undefined> {
  const found = (await newestProcesses(city, trx)).find(({ starts }) => starts.messages.includes(name));
  if (!found) return undefined;
  const { processKey, version } = found;
  const caseId = idOfKey(key);
  const payload = { processKey, caseId, variables: { ...variables }, version, startedBy: { message: name } };
  return { kind: 'start-process', workflowId: workflowIdOf(city.id, processKey, caseId), payload };
}
