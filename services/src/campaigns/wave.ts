import type { CampaignAudience } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import { addDays, applicationWave, isWorkingDay, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';
import type { Campaign } from './campaign-row.ts';

/** Without an earlier campaign: a rule of thumb, of a hundred people who are reminded. */
const ANSWERING = 30;
/** Days from which the pace of the office is read. */
const PACE_DAYS = 28;
const MOST_DAYS = 40;

/** Applications that a reminder to so many people brings, day by day, beside what the office decides on one. */
export async function waveOf(city: City, campaign: Campaign, people: number): Promise<CampaignAudience['wave']> {
  const { knex, clock } = city;
  const measured = await answeringOf(knex);
  const answering = measured ?? ANSWERING;
  const perDay = campaign.perHour * (campaign.untilHour - campaign.fromHour);
  const days: { day: CivilDate; applications: number }[] = [];
  let day = clock.today();
  for (const applications of applicationWave(people, perDay, answering).slice(0, MOST_DAYS)) {
    while (!isWorkingDay(day)) day = addDays(day, 1);
    days.push({ day, applications });
    day = addDays(day, 1);
  }
  return { days, perDay: await paceOf(city), answering, isMeasured: measured !== null };
}
/** Of a hundred whom earlier reminders told, how many have applied; null where there were none. */
async function answeringOf(knex: Knex): Promise<number | null> {
  const { rows } = await knex.raw<{ rows: { told: number; applied: number }[] }>(
    `select count(*)::int as told, count(*) filter (where exists (
        select from applications a where a.resident_id = r.resident_id and a.submitted_at >= r.handed_at
          and a.submitted_at < r.handed_at + interval '30 days'))::int as applied
      from campaigns c join campaign_recipients r on r.campaign_id = c.id and r.state in ('sent', 'delivered')
      where c.kind = 'reminder' and c.state = 'ended'`,
  );
  const [row] = rows;
  return row && row.told > 0 ? Math.round((100 * row.applied) / row.told) : null;
}

/** Applications that the office decides on a working day: as the town says, else as many as lately. */
async function paceOf({ knex, clock }: City): Promise<number | null> {
  const { applicationsPerDay } = await readSettings(knex);
  if (applicationsPerDay > 0) return applicationsPerDay;
  const since = addDays(clock.today(), -PACE_DAYS);
  const [row] = await knex('applications').where('decidedAt', '>=', since).select(knex.raw('count(*)::int as count'));
  const days = Array.from({ length: PACE_DAYS }, (_, n) => addDays(since, n)).filter(isWorkingDay).length;
  return row?.count > 0 ? Math.max(1, Math.round(row.count / days)) : null;
}
