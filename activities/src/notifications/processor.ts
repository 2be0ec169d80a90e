import { NOTIFICATION_QUEUES, log, seldom, type City, type NotificationChannel, type NotificationJob } from '@karta/db';
import type { Job } from 'bullmq';
import { afterMessage, afterPause, CLOSED, pauseOf, type Breaker, type ChannelOutcome } from './breaker.ts';
import { tellChannelState } from './channel-state.ts';
import { channelsOf } from './channels.ts';
import { deliver } from './deliver.ts';
import { KeptWorker } from './kept-worker.ts';
import { FIRST_PAUSE_MS, giveUp, TryLater } from './settle.ts';

const LONGEST_PAUSE_MS = 4 * 3_600_000;
const AT_ONCE = 4;
/** BullMQ takes jobs without a priority first: what was tried in vain stands behind what was not tried at all. */
const REPEATED = 1;

/** What one channel of a city works through, apart from all others. */
export interface ChannelWorker {
  readonly isAlive: boolean;
  close(): Promise<void>;
}

/** Works through the messages of one channel of a city; rests while the channel is away, and spends no attempts then. */
export function startChannelWorker(city: City, channel: NotificationChannel): ChannelWorker {
  let breaker: Breaker = CLOSED;
  let trial: NodeJS.Timeout | undefined;
  const worker = new KeptWorker<NotificationJob>(
    {
      queue: NOTIFICATION_QUEUES[channel],
      cityId: city.id,
      connectionString: city.databaseUrl,
      concurrency: AT_ONCE,
      backoffStrategy: (attempts, _type, error) => pauseBefore(attempts, error),
    },
    work,
  );

  async function work(job: Job<NotificationJob>): Promise<void> {
    if (job.data.cityId !== city.id) throw new Error('FOREIGN_CITY');
    const { notificationId } = job.data;
    try {
      const channels = await channelsOf(city);
      await deliver(city, channels, notificationId).finally(() => channels.mailer.close());
      await heard('there', null);
    } catch (error) {
      log.info('message not sent', { notificationId, kind: error instanceof Error ? error.name : typeof error });
      if (!(error instanceof TryLater)) throw error;
      await heard(error.isChannelAway ? 'away' : 'there', error.message);
      if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) await giveUp(city, notificationId, error.message);
      await job.changePriority({ priority: REPEATED });
      throw error;
    }
  }

  async function heard(outcome: ChannelOutcome, problem: string | null): Promise<void> {
    const before = breaker;
    breaker = afterMessage(before, outcome);
    if (breaker.state === before.state) return;
    if (breaker.state === 'closed') await worker.resume(AT_ONCE);
    if (breaker.state === 'open') {
      await worker.pause();
      trial = setTimeout(() => void attempt(), pauseOf(breaker)).unref();
    }
    log.info('message channel', { cityId: city.id, channel, state: breaker.state, problem });
    // the next change tells it again
    await tellChannelState(city, channel, breaker, problem).catch((error: unknown) =>
      seldom.error('message channel', { cityId: city.id, error }),
    );
  }

  async function attempt(): Promise<void> {
    breaker = afterPause(breaker);
    await worker.resume(1);
  }

  return {
    get isAlive() {
      return worker.isAlive;
    },
    async close() {
      clearTimeout(trial);
      await worker.close();
    },
  };
}

/** Doubled up to four hours: twenty attempts last about 48 hours (docs/facts/messages.md); longer when the other side says so. */
function pauseBefore(attempts: number, error: Error | undefined): number {
  const { pauseMs, retryAfterMs = 0 } = error instanceof TryLater ? error : {};
  return Math.max(retryAfterMs, pauseMs ?? Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS));
}
