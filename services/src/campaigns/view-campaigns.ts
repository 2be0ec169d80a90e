import type { CampaignChoices, CampaignRow, CampaignView } from '@karta/contracts';
import { readSettings } from '@karta/db';
import { UNSETTLED, type RecipientState } from '@karta/domain';
import type { Knex } from 'knex';
import { getCampaign, type Campaign } from './campaign-row.ts';
import { marketingTexts } from './drafts.ts';
import type { Kept } from './report.ts';

const MOST_SHOWN = 200;
const MOST_PLACES = 200;
const GONE: readonly RecipientState[] = ['sent', 'delivered', 'failed', 'uncertain'];

/** Campaigns, the newest first, those that need somebody on top. */
export async function listCampaigns(knex: Knex): Promise<CampaignRow[]> {
  const rows: Joined[] = await joined(knex).orderBy('c.number', 'desc').limit(MOST_SHOWN);
  return rows.map(rowOf);
}

/** One campaign without its report. @throws CardError NOT_FOUND */
export async function viewCampaign(knex: Knex, id: string): Promise<Omit<CampaignView, 'report'>> {
  const campaign = await getCampaign(knex, id);
  const row: Joined | undefined = await joined(knex).where('c.id', id).first();
  const starter = await knex('operators').where('id', campaign.startedBy).first('name');
  const { filters, consentKind, perHour, fromHour, untilHour, version } = campaign;
  const { mail, sms } = campaign.texts;
  return {
    ...rowOf(row ?? ({ ...campaign } as Joined)),
    ...{ filters, consentKind, perHour, fromHour, untilHour, version },
    texts: { ...(mail && { mail }), ...(sms && { sms }) },
    startedBy: starter?.name ?? null,
  };
}

/** What there is to choose from when one is written. */
export async function campaignChoices(knex: Knex, operatorId: string): Promise<CampaignChoices> {
  const { campaignPerMinute, smsPartPrice } = await readSettings(knex);
  const own = await knex('operators').where('id', operatorId).first('email');
  return {
    packages: await knex('packages').orderBy('position').select('code', 'name', 'criterion'),
    places: await knex('residents')
      .whereNot('place', '')
      .groupBy('place')
      .orderByRaw('count(*) desc, place')
      .limit(MOST_PLACES)
      .pluck('place'),
    consents: await marketingTexts(knex),
    perMinute: campaignPerMinute,
    smsPartPrice,
    email: own?.email ?? '',
  };
}

type Joined = Campaign & { by: string; pausedFor: string | null; counts: Record<string, number> | null };

const joined = (knex: Knex): Knex.QueryBuilder =>
  knex('campaigns as c')
    .join('operators as o', 'o.id', 'c.created_by')
    .leftJoin('campaign_pauses as p', (on) => on.on('p.campaign_id', 'c.id').andOnNull('p.until'))
    .joinRaw(
      `left join lateral (select jsonb_object_agg(state, n) as counts from (
        select state, count(*) as n from campaign_recipients where campaign_id = c.id group by state) s) k on true`,
    )
    .select('c.*', 'o.name as by', 'p.reason as pausedFor', 'k.counts');

function rowOf(campaign: Joined): CampaignRow {
  const { id, number, name, kind, state, way, startedAt, endedAt, by, pausedFor } = campaign;
  const kept = campaign.kept as Kept | null;
  const counted: Record<string, number> = kept ? Object.fromEntries(countsOf(kept)) : (campaign.counts ?? {});
  const sum = (states: readonly RecipientState[]): number =>
    states.reduce((all, each) => all + (counted[each] ?? 0), 0);
  return {
    ...{ id, number, name, kind, state, way, by, pausedFor },
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    recipients: sum([...UNSETTLED, 'sent', 'delivered', 'failed']),
    gone: sum(GONE),
    uncertain: counted['uncertain'] ?? 0,
  };
}

const countsOf = ({ states }: Kept): [RecipientState, number][] => {
  const counts = new Map<RecipientState, number>();
  for (const { state, count } of states) counts.set(state, (counts.get(state) ?? 0) + count);
  return [...counts];
};
