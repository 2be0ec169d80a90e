import type { CampaignAudience } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import {
  CHANNELS_OF_WAY,
  SKIP_REASONS,
  smsSize,
  transliterate,
  type LetterChannel,
  type LetterLanguage,
  type SkipReason,
} from '@karta/domain';
import type { Knex } from 'knex';
import { audienceOf } from './audience.ts';
import type { Campaign } from './campaign-row.ts';
import { waveOf } from './wave.ts';
import { lookAtMessage, textOf } from './write-message.ts';

const SAMPLES = 4;
/** What keeps somebody from being told at all, as against from being reached. */
const NOT_ALLOWED: readonly SkipReason[] = ['no-account', 'blocked', 'erased', 'applied', 'no-consent'];
const NOT_REACHED: readonly SkipReason[] = ['no-address', 'bounced'];

interface Counted {
  reason: SkipReason | null;
  channel: LetterChannel;
  language: LetterLanguage | null;
  people: number;
}

/**
 * Whom a campaign would reach now, who is left out and why, what it costs and what it brings; nothing is stored.
 * @throws CardError VALIDATION for a filter that is none or is hidden
 */
export async function viewAudience(
  city: City,
  campaign: Campaign,
  { hidden, hidesNames }: { hidden: readonly string[]; hidesNames: boolean },
): Promise<CampaignAudience> {
  const { lists } = city;
  const audience = () => audienceOf(lists, city, campaign, hidden);
  const [all] = await lists('residents').whereNot('nameFold', '').select(lists.raw('count(*)::int as count'));
  const counted: Counted[] = await audience()
    .groupBy('reason', 'channel', 'language')
    .select('reason', 'channel', 'language', lists.raw('count(*)::int as people'));
  // somebody on two channels is one person, and left out where both are
  const persons: { reason: SkipReason | null; people: number }[] = await lists
    .from(
      audience()
        .groupBy('residentId')
        .select(lists.raw('case when bool_or(reason is null) then null else min(reason) end as reason'))
        .as('p'),
    )
    .groupBy('reason')
    .select('reason', lists.raw('count(*)::int as people'));
  const of = (reasons: readonly (SkipReason | null)[]): number =>
    persons.reduce((sum, each) => sum + (reasons.includes(each.reason) ? each.people : 0), 0);
  const meant = persons.reduce((sum, { people }) => sum + people, 0);
  const allowed = meant - of(NOT_ALLOWED);
  const people = of([null]);
  return {
    residents: all?.count ?? 0,
    meant,
    allowed,
    reachable: allowed - of(NOT_REACHED),
    people,
    excluded: SKIP_REASONS.map((reason) => ({ reason, count: of([reason]) })).filter(({ count }) => count > 0),
    channels: await costs(city, campaign, counted),
    samples: await samplesOf(lists, audience(), hidesNames),
    wave: campaign.kind === 'reminder' ? await waveOf(city, campaign, people) : null,
  };
}

async function costs(
  city: City,
  campaign: Campaign,
  counted: readonly Counted[],
): Promise<CampaignAudience['channels']> {
  const { smsPartPrice } = await readSettings(city.knex);
  const parts = new Map<LetterLanguage, number>();
  const rows = counted.filter(({ reason }) => reason === null);
  const told: CampaignAudience['channels'] = [];
  for (const channel of CHANNELS_OF_WAY[campaign.way]) {
    const own = rows.filter((row) => row.channel === channel);
    let sum = 0;
    for (const { language, people } of channel === 'sms' ? own : []) {
      const said = language ?? 'pl';
      if (!parts.has(said)) parts.set(said, await partsIn(city, campaign, said));
      sum += people * (parts.get(said) ?? 0);
    }
    const isText = channel === 'sms';
    const cost = isText ? (smsPartPrice > 0 ? sum * smsPartPrice : null) : 0;
    const people = own.reduce((all, each) => all + each.people, 0);
    told.push({ channel, people, parts: isText ? sum : null, cost });
  }
  return told;
}

/** Parts of a text of the usual length. */
async function partsIn(city: City, campaign: Campaign, language: LetterLanguage): Promise<number> {
  const text = textOf(campaign, 'sms', language);
  if (text.text.trim() === '') return 0;
  const way = { channel: 'sms', language, person: null } as const;
  return smsSize(transliterate((await lookAtMessage(city.knex, city, campaign, text, way)).text)).parts;
}

/** Some of those who will get it, others each time. */
async function samplesOf(
  knex: Knex,
  audience: Knex.QueryBuilder,
  hidesNames: boolean,
): Promise<CampaignAudience['samples']> {
  const rows: (CampaignAudience['samples'][number] & { name: string })[] = await knex
    .from(
      audience
        .whereNull('reason')
        .select('residentId', 'channel', 'language')
        .orderByRaw('random()')
        .limit(SAMPLES)
        .as('s'),
    )
    .join('residents as p', 'p.id', 's.resident_id')
    .select('s.residentId', 's.channel', 's.language', knex.raw(`p.first_name || ' ' || p.last_name as name`));
  return rows.map(({ name, ...row }) => ({ ...row, ...(!hidesNames && { name }) }));
}
