import {
  NOTIFICATION_QUEUES,
  log,
  seldom,
  tellInShort,
  type City,
  type NotificationChannel,
  type NotificationJob,
} from '@karta/db';
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
  // what an earlier program told of the channel may be untrue by now: the first outcome is told whatever it is
  let told: Breaker['state'] | undefined;
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
      const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      // whatever it was: a message that is tried no more is seen as one that did not arrive
      if (isLast) await giveUp(city, notificationId, error instanceof TryLater ? error.message : 'NOT_SENT');
      if (!(error instanceof TryLater)) throw withoutWords(error);
      await heard(error.isChannelAway ? 'away' : 'there', error.message);
      await job.changePriority({ priority: Math.max(REPEATED, job.opts.priority ?? 0) });
      throw error;
    }
  }

  async function heard(outcome: ChannelOutcome, problem: string | null): Promise<void> {
    const before = breaker;
    breaker = afterMessage(before, outcome);
    const hasTurned = breaker.state !== before.state;
    if (hasTurned && breaker.state === 'closed') await worker.resume(AT_ONCE);
    if (hasTurned && breaker.state === 'open') {
      await worker.pause();
      trial = setTimeout(() => void attempt(), pauseOf(breaker)).unref();
    }
    // a trial in vain is no news to the office
    if (breaker.state === told) return;
    told = breaker.state;
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

/** The queue keeps the words of a failure: these quote nothing. */
const withoutWords = (error: unknown): Error => new Error(tellInShort(error));

/** Doubled up to four hours: twenty attempts last about 48 hours (docs/facts/messages.md); longer when the other side says so. */
function pauseBefore(attempts: number, error: Error | undefined): number {
  const { pauseMs, retryAfterMs = 0 } = error instanceof TryLater ? error : {};
  return Math.max(retryAfterMs, pauseMs ?? Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS));
}
