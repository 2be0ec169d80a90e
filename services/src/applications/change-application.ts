import { Application, ApplicationEvent, writeAudit } from '@karta/db';
import { applicationRefusal, applicationTransition, type ApplicationAction } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** What goes with a change of an application's state. */
export interface ApplicationChange {
  /** Other columns that the act writes. */
  columns?: Partial<Application>;
  /** The line of its timeline; the same key is one line. */
  event: { key: string; note?: string | null; due?: string | null };
  facts?: Record<string, unknown>;
}

/**
 * The only writer of `applications.state`: changes it as APPLICATION_TRANSITIONS says, with a line of its timeline and its
 * audit row, in the caller's transaction.
 * @throws CardError where the table does not have the act, or the application has changed since it was read
 */
export async function changeApplication(
  trx: Knex,
  { id, state }: Pick<Application, 'id' | 'state'>,
  act: ApplicationAction,
  by: Doer,
  { columns, event, facts }: ApplicationChange,
): Promise<void> {
  const { to, stamps } = applicationTransition(act, state);
  const changed = await Application.query(trx)
    .findById(id)
    .where({ state })
    .patch({ ...columns, ...(stamps && { [stamps]: by.now }), updatedAt: by.now, state: to });
  if (changed === 0) throw applicationRefusal(act);
  await ApplicationEvent.query(trx)
    .insert({ applicationId: id, at: by.now, code: to, ...event })
    .onConflict(['application_id', 'key'])
    .ignore();
  await writeAudit(trx, {
    ...actorOf(by),
    act: act === 'submit' ? 'application.submit' : 'application.move',
    subjectKind: 'application',
    subjectId: id,
    facts: { state: to, ...facts },
  });
}
