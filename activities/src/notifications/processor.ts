import { NOTIFICATION_QUEUE, log, type City, type NotificationJob } from '@karta/db';
import { Worker, createPostgresBackend, type Job } from 'bullmq';
import { channelsOf } from './channels.ts';
import { deliver } from './deliver.ts';

/** First pause in ms; doubled up to four hours: twenty attempts last about 48 hours (docs/facts/messages.md). */
const FIRST_PAUSE_MS = Number(process.env['NOTIFICATION_FIRST_PAUSE_MS'] ?? 5000);
const LONGEST_PAUSE_MS = 4 * 3_600_000;

/** Works through the queue of one city's messages. */
export function startNotificationWorker(city: City): { close(): Promise<void> } {
  const connection = { connectionString: city.databaseUrl, schema: 'bullmq', max: 4, idleTimeoutMillis: 10_000 };
  const worker = new Worker(
    NOTIFICATION_QUEUE,
    async (job: Job<NotificationJob>) => {
      if (job.data.cityId !== city.id) throw new Error('FOREIGN_CITY');
      const channels = await channelsOf(city);
      await deliver(city, channels, job.data.notificationId).finally(() => channels.mailer.close());
    },
    {
      connection,
      concurrency: 4,
      settings: {
        backoffStrategy: (attempts: number) => Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS),
      },
    },
    createPostgresBackend,
  );
  worker.on('error', (error) => log.error('queue', { error }));
  worker.on('failed', (job, error) =>
    log.info('message not sent', { notificationId: job?.data.notificationId, kind: error.name }),
  );
  return { close: () => worker.close() };
}
