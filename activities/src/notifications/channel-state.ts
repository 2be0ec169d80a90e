import type { City, NotificationChannel } from '@karta/db';
import type { Breaker } from './breaker.ts';

/** Tells the office how a channel is; nothing waits for it. @param problem the code of the last failure */
export async function tellChannelState(
  { knex, clock }: City,
  channel: NotificationChannel,
  { state }: Breaker,
  problem: string | null,
): Promise<void> {
  const now = clock.now();
  const isAway = state !== 'closed';
  await knex('message_channels')
    .insert({ channel, isAway, problem: isAway ? problem : null, since: now, at: now })
    .onConflict('channel')
    .merge({
      isAway,
      problem: isAway ? problem : null,
      at: now,
      since: knex.raw(
        'case when message_channels.is_away = excluded.is_away then message_channels.since else excluded.since end',
      ),
    });
}
