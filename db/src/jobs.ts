import type { Knex } from 'knex';

/**
 * The queues of messages to send, one a channel, so that none waits for another; their jobs carry ids only. Letters keep the
 * name of the time when there was one queue: what waits there since then still goes out.
 */
export const NOTIFICATION_QUEUES = { mail: 'notifications', sms: 'texts' } as const;
export type NotificationChannel = keyof typeof NOTIFICATION_QUEUES;

export interface NotificationJob {
  cityId: string;
  notificationId: string;
}

/** Attempts of a message over about 48 hours of growing pauses (1 min, doubled up to 4 h by the processor). */
const ATTEMPTS = 20;

/**
 * Adds a job in the caller's transaction through BullMQ's own function, so that a rollback removes it; the job's id is
 * the notification's, so a repetition adds nothing. Undocumented: kept by a contract test.
 * @param priority 0: before all that have one; else the lower the sooner
 */
export async function addNotificationJob(
  trx: Knex,
  channel: NotificationChannel,
  job: NotificationJob,
  priority = 0,
): Promise<void> {
  const now = Date.now();
  const queue = NOTIFICATION_QUEUES[channel];
  const options = {
    attempts: ATTEMPTS,
    backoff: { type: 'custom' },
    removeOnFail: false,
    removeOnComplete: { count: 5000 },
    ...(priority > 0 && { priority }),
  };
  await trx.raw(
    'select bullmq.add_job(?, ?, ?, ?::jsonb, ?::jsonb, ?, 0, ?::bigint, ?::int, null, null, null, null, null, false)',
    [queue, job.notificationId, 'deliver', JSON.stringify(job), JSON.stringify(options), priority, now, ATTEMPTS],
  );
}
