import type { Knex } from 'knex';

/** The queue of messages to send; its jobs carry ids only. */
export const NOTIFICATION_QUEUE = 'notifications';

export interface NotificationJob {
  cityId: string;
  notificationId: string;
}

/** Attempts of a message over about 48 hours of growing pauses (1 min, doubled up to 4 h by the processor). */
const ATTEMPTS = 20;

/**
 * Adds a job in the caller's transaction through BullMQ's own function, so that a rollback removes it; the job's id is
 * the notification's, so a repetition adds nothing. Undocumented: kept by a contract test.
 */
export async function addNotificationJob(trx: Knex, job: NotificationJob): Promise<void> {
  const now = Date.now();
  const options = {
    attempts: ATTEMPTS,
    backoff: { type: 'custom' },
    removeOnFail: false,
    removeOnComplete: { count: 5000 },
  };
  await trx.raw(
    'select bullmq.add_job(?, ?, ?, ?::jsonb, ?::jsonb, 0, 0, ?::bigint, ?::int, null, null, null, null, null, false)',
    [NOTIFICATION_QUEUE, job.notificationId, 'deliver', JSON.stringify(job), JSON.stringify(options), now, ATTEMPTS],
  );
}
