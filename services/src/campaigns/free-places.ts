import { readSettings } from '@karta/db';
import { mayHandOn, type LetterChannel } from '@karta/domain';
import type { Knex } from 'knex';
import type { Campaign } from './campaign-row.ts';

/** Messages of a campaign that wait in a queue: a pause reaches the others at once. To a channel that is away, enough to try it. */
const MOST_IN_QUEUE = 400;
const MOST_TO_AWAY = 4;

interface Free {
  byTempo: number;
  inQueue: Record<LetterChannel, number>;
}

/** How many may go now, by the clock of the database, which wrote when the others went. */
export async function freePlaces(trx: Knex, { id, perHour }: Campaign): Promise<Free> {
  const { campaignPerMinute } = await readSettings(trx);
  const since = (span: string) => trx.raw(`count(*) filter (where handed_at > now() - interval '${span}')::int`);
  const own = await trx('campaign_recipients')
    .where({ campaignId: id })
    .whereRaw(`handed_at > now() - interval '1 hour'`)
    .first({ minute: since('1 minute'), hour: since('1 hour') });
  const { rows } = await trx.raw<{ rows: { minute: number }[] }>(
    `select count(*)::int as minute from campaigns c join campaign_recipients r on r.campaign_id = c.id
      where c.state in ('sending', 'paused') and r.handed_at > now() - interval '1 minute'`,
  );
  const byTempo = Math.min(mayHandOn(own, perHour, campaignPerMinute), campaignPerMinute - (rows[0]?.minute ?? 0));
  const underWay: { channel: LetterChannel; count: string }[] = await trx('campaign_recipients')
    .where({ campaignId: id, state: 'sending' })
    .groupBy('channel')
    .select('channel')
    .count('* as count');
  const away: string[] = await trx('message_channels').where('isAway', true).pluck('channel');
  const placesOf = (channel: LetterChannel): number =>
    (away.includes(channel) ? MOST_TO_AWAY : MOST_IN_QUEUE) -
    Number(underWay.find((each) => each.channel === channel)?.count ?? 0);
  return { byTempo, inQueue: { mail: placesOf('mail'), sms: placesOf('sms') } };
}
