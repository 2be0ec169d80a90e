import { putInOutbox, type City } from '@karta/db';
import type { Knex } from 'knex';
import { idOfKey } from '@karta/services';

/** A message that a diagram threw; `key` is the same however often it is told. */
export interface ThrownMessage {
  readonly key: string;
  readonly name: string;
  readonly correlation?: string | undefined;
  readonly variables: object;
}

/** Throwing and waiting look at each other's rows: one at a time for a name. */
export async function lockMessage(trx: Knex, name: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`message:${name}`]);
}

/** What becomes of a throw is written once; it may be told again when its answer was lost. @returns whether it is new */
export async function keepThrown(
  trx: Knex,
  city: City,
  { key, name, correlation, variables }: ThrownMessage,
  { takenBy, expiresAt }: { readonly takenBy?: string; readonly expiresAt: Date },
): Promise<boolean> {
  const row = { id: idOfKey(key), name, correlation: correlation ?? null, variables: JSON.stringify(variables) };
  const added: unknown[] = await trx('thrown_messages')
    .insert({ ...row, thrownAt: city.clock.now(), expiresAt, takenBy: takenBy ?? null })
    .onConflict('id')
    .ignore()
    .returning('id');
  return added.length > 0;
}

/** A message for a case. */
export async function putForCase(
  trx: Knex,
  { key, name, correlation, variables }: ThrownMessage,
  workflowId: string,
  expiresAt: Date,
): Promise<void> {
  const payload = { name, variables: { ...variables }, correlation };
  const id = idOfKey(`${key}>${workflowId}`);
  await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { id, expiresAt });
}

/** Gives a case that begins to wait the oldest message that came too early for it. */
export async function takeEarly(
  trx: Knex,
  city: City,
  workflowId: string,
  awaited: { readonly message: string; readonly correlation?: string | undefined },
): Promise<void> {
  await lockMessage(trx, awaited.message);
  const fitting = trx('thrown_messages')
    .where({ name: awaited.message })
    .whereNull('takenBy')
    .where('expiresAt', '>', city.clock.now());
  // a wait without correlation takes any; a message without one fits any wait
  if (awaited.correlation !== undefined) {
    fitting.where((either) => either.whereNull('correlation').orWhere('correlation', awaited.correlation ?? ''));
  }
  const early = await fitting.orderBy('thrownAt').first('id', 'name', 'correlation', 'variables', 'expiresAt');
  if (!early) return;
  await trx('thrown_messages').where({ id: early.id }).update({ takenBy: workflowId });
  const thrown = { key: early.id, name: early.name, variables: early.variables };
  await putForCase(trx, { ...thrown, correlation: early.correlation ?? undefined }, workflowId, early.expiresAt);
}
