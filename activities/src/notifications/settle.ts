import { Notification, type City } from '@karta/db';
import { hasSecret } from '@karta/domain';

/** First pause in ms before a message is tried again. */
export const FIRST_PAUSE_MS = Number(process.env['NOTIFICATION_FIRST_PAUSE_MS'] ?? 5000);

interface Later {
  /** Nobody answered, or nobody takes anything: other messages of the channel would not fare better. */
  isChannelAway?: boolean;
  /** How long the other side wants to be left alone at least. */
  retryAfterMs?: number | undefined;
  /** A pause of its own instead of the queue's growing ones. */
  pauseMs?: number | undefined;
}

/** The message has to be tried again later; the queue's growing pauses decide when, unless it says so itself. */
export class TryLater extends Error {
  override name = 'TryLater';
  readonly isChannelAway: boolean;
  readonly retryAfterMs: number | undefined;
  readonly pauseMs: number | undefined;
  constructor(problem: string, { isChannelAway = false, retryAfterMs, pauseMs }: Later = {}) {
    super(problem);
    this.isChannelAway = isChannelAway;
    this.retryAfterMs = retryAfterMs;
    this.pauseMs = pauseMs;
  }
}

/** Nothing more is tried: the message stands among those that did not arrive. */
export async function giveUp(city: City, notificationId: string, problem: string): Promise<void> {
  const message = await Notification.query(city.knex)
    .findById(notificationId)
    .whereIn('state', ['waiting', 'sending', 'ambiguous']);
  if (message) await settle(city, message, 'failed', problem);
}

/** What the gateway said of a text that it took. */
interface Taken {
  providerId?: string;
  parts?: number;
}

/** Until the gateway is asked what became of a text. */
const REPORT_AFTER_MS = 60_000;

/** The end of a message, as far as whoever takes it knows. One with a secret link loses its content. */
export async function settle(
  city: City,
  message: Notification,
  state: Notification['state'],
  problem: string | null,
  { providerId, parts }: Taken = {},
): Promise<void> {
  const isSecret = hasSecret(message.template);
  const isOut = state === 'sent' || state === 'failed';
  await Notification.query(city.knex)
    .findById(message.id)
    .patch({
      state,
      problem,
      providerId: providerId ?? null,
      parts: parts ?? null,
      ...(providerId !== undefined && { reportDueAt: new Date(city.clock.now().getTime() + REPORT_AFTER_MS) }),
      ...(state === 'sent' && { sentAt: city.clock.now() }),
      ...(isSecret && isOut && { content: null }),
    });
}
