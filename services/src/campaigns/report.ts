import type { CampaignReport } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import type { Knex } from 'knex';
import { getCampaign, type Campaign } from './campaign-row.ts';
import { hourIn, isOpenAt } from './hours.ts';

/** What is kept of the recipients when they are forgotten. */
export type Kept = Omit<CampaignReport, 'uncertain' | 'away' | 'goneAt' | 'isOutOfHours'>;

const MOST_UNCERTAIN = 50;
/** Up to so many hours are drawn by the minute, and by the hour. */
const [BY_MINUTE_HOURS, BY_HOUR_HOURS] = [2, 120];

/** What has come of a campaign so far; of one whose recipients are forgotten, what was counted then. @throws CardError NOT_FOUND */
export async function campaignReport(city: City, id: string, hidesNames: boolean): Promise<CampaignReport> {
  const { knex } = city;
  const campaign = await getCampaign(knex, id);
  const counted = (campaign.kept as Kept | null) ?? (await countReport(knex, campaign));
  const waiting = counted.states.reduce((all, { state, count }) => all + (state === 'waiting' ? count : 0), 0);
  const isRunning = campaign.state === 'sending' || campaign.state === 'gathering';
  return {
    ...counted,
    uncertain: campaign.kept ? [] : await uncertainOnes(knex, id, hidesNames),
    away: isRunning ? await knex('message_channels').where('isAway', true).select('channel', 'problem') : [],
    goneAt: isRunning && waiting > 0 ? goneAt(city, campaign, waiting) : null,
    isOutOfHours: isRunning && !isOpenAt(hourIn(city), campaign),
  };
}

/** The counts of a report, from its rows. */
export async function countReport(knex: Knex, campaign: Campaign): Promise<Kept> {
  const { id } = campaign;
  const own = () => knex('campaign_recipients').where({ campaignId: id });
  const states: CampaignReport['states'] = await own()
    .groupBy('channel', 'state')
    .orderBy(['channel', 'state'])
    .select('channel', 'state', knex.raw('count(*)::int as count, count(*) filter (where is_hard)::int as hard'));
  const skipped: CampaignReport['skipped'] = await own()
    .where('state', 'skipped')
    .groupBy('reason')
    .orderByRaw('count(*) desc')
    .select('reason', knex.raw('count(distinct resident_id)::int as count'));
  const sums = await own().first(
    knex.raw('coalesce(sum(parts), 0)::int as parts, count(opted_out_at)::int as "optedOut"'),
  );
  const { smsPartPrice } = await readSettings(knex);
  const pauses: { since: Date; until: Date | null; reason: string }[] = await knex('campaign_pauses')
    .where({ campaignId: id })
    .orderBy('since')
    .select('since', 'until', 'reason');
  return {
    states: states.map((each) => ({ ...each, hard: each.state === 'failed' ? each.hard : 0 })),
    skipped,
    parts: sums.parts,
    cost: smsPartPrice > 0 ? smsPartPrice * sums.parts : null,
    ...(await flowOf(knex, id)),
    pauses: pauses.map(({ since, until, reason }) => ({
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
      reason,
    })),
    outcome: await outcomeOf(knex, campaign),
    optedOut: sums.optedOut,
  };
}

async function flowOf(knex: Knex, campaignId: string): Promise<Pick<CampaignReport, 'span' | 'flow'>> {
  const own = () => knex('campaign_recipients').where({ campaignId }).whereNotNull('handedAt');
  const ends = await own().min({ from: 'handedAt' }).max({ to: 'handedAt' }).first();
  const hours = ends?.from ? (ends.to.getTime() - ends.from.getTime()) / 3_600_000 : 0;
  const span = hours <= BY_MINUTE_HOURS ? 'minute' : hours <= BY_HOUR_HOURS ? 'hour' : 'day';
  const flow: { at: Date; count: number }[] = await own()
    .groupByRaw('1')
    .orderByRaw('1')
    .select(knex.raw(`date_trunc(?, handed_at) as at`, [span]), knex.raw('count(*)::int as count'));
  return { span, flow: flow.map(({ at, count }) => ({ at: at.toISOString(), count })) };
}

/** Whoever has filed something since they were told; and, to compare, since the start, whoever was left out. */
async function outcomeOf(knex: Knex, { id, startedAt }: Campaign): Promise<CampaignReport['outcome']> {
  const { rows } = await knex.raw<{ rows: CampaignReport['outcome'] }>(
    `select case when r.handed_at is null then null else r.channel end as channel,
        count(distinct r.resident_id)::int as people,
        count(distinct r.resident_id) filter (where exists (
          select from applications a where a.resident_id = r.resident_id and a.submitted_at >= coalesce(r.handed_at, :startedAt)))::int as applied
      from campaign_recipients r
      where r.campaign_id = :id and (r.handed_at is not null or r.state = 'skipped')
      group by 1 order by 1`,
    { id, startedAt },
  );
  return rows;
}

async function uncertainOnes(
  knex: Knex,
  campaignId: string,
  hidesNames: boolean,
): Promise<CampaignReport['uncertain']> {
  const rows: { handedAt: Date | null; name: string }[] = await knex('campaign_recipients as r')
    .join('residents as p', 'p.id', 'r.resident_id')
    .where({ 'r.campaign_id': campaignId, 'r.state': 'uncertain' })
    .orderBy('r.handed_at')
    .limit(MOST_UNCERTAIN)
    .select('r.id', 'r.residentId', 'r.channel', 'r.handedAt', knex.raw(`p.first_name || ' ' || p.last_name as name`));
  return rows.map(({ name, handedAt, ...row }) => ({
    ...(row as never as Pick<CampaignReport['uncertain'][number], 'id' | 'residentId' | 'channel'>),
    handedAt: handedAt?.toISOString() ?? null,
    ...(!hidesNames && { name }),
  }));
}

/** By its tempo within its hours of the day. */
function goneAt({ clock }: City, { perHour, fromHour, untilHour }: Campaign, waiting: number): string {
  const hoursADay = untilHour - fromHour;
  const hours = waiting / perHour;
  const days = Math.floor(hours / hoursADay);
  return new Date(clock.now().getTime() + (days * 24 + (hours - days * hoursADay)) * 3_600_000).toISOString();
}
