import { randomUUID } from 'node:crypto';
import type { CampaignChange, CampaignTexts, NewCampaign } from '@karta/contracts';
import { writeAudit, type City } from '@karta/db';
import {
  CAMPAIGN_FACTS,
  CardError,
  CHANNELS_OF_WAY,
  isMarketing,
  LETTER_LANGUAGES,
  type AuditAct,
  type CampaignKind,
  type LetterChannel,
} from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { checkLetter, checkUse } from '../letters/letter-text.ts';
import { sampleFacts } from '../letters/shipped-letters.ts';
import { audienceOf } from './audience.ts';
import { lockCampaign, type Campaign } from './campaign-row.ts';

/** Tempo of a new one: a person at the counter keeps up with what it brings. */
const PER_HOUR = 600;

/** Begins a campaign as a draft. Returns its id. @throws CardError CAMPAIGN_NO_CONSENT_TEXT where nobody can agree to an information */
export async function addCampaign(trx: Knex, { name, kind }: NewCampaign, by: Doer): Promise<string> {
  const id = randomUUID();
  const consentKind = kind === 'information' ? ((await marketingTexts(trx))[0]?.kind ?? null) : null;
  if (kind === 'information' && consentKind === null) throw new CardError('CAMPAIGN_NO_CONSENT_TEXT');
  await trx('campaigns').insert({
    ...{ id, name, kind, consentKind, way: 'mail-else-sms', perHour: PER_HOUR, createdAt: by.now, createdBy: by.id },
  });
  await noteCampaign(trx, 'campaign.add', id, { kind }, by);
  return id;
}

/** Texts of marketing to which residents agree for their account, the first one first. */
export async function marketingTexts(knex: Knex): Promise<{ kind: string; title: string }[]> {
  const rows: { kind: string; title: string }[] = await knex('consent_texts')
    .where('askedAt', 'registration')
    .orderBy(['position', { column: 'version', order: 'desc' }])
    .select('kind', 'title');
  const kinds = new Map(rows.toReversed().map(({ kind, title }) => [kind, title]));
  return [...kinds]
    .map(([kind, title]) => ({ kind, title }))
    .toReversed()
    .filter(({ kind }) => isMarketing(kind));
}

/**
 * Saves a draft. @throws CardError NOT_FOUND, CAMPAIGN_STATE once it is started, CHANGED_MEANWHILE, VALIDATION for a filter,
 * CAMPAIGN_NO_CONSENT_TEXT, LETTER_BROKEN, LETTER_UNKNOWN_FACT, LETTER_TOO_LONG
 */
export async function changeCampaign(
  trx: Knex,
  city: City,
  id: string,
  { version, ...wanted }: CampaignChange,
  by: Doer,
  hidden: readonly string[],
): Promise<void> {
  const campaign = await lockedDraft(trx, id, version);
  const { kind } = campaign;
  const isKnown = (await marketingTexts(trx)).some((text) => text.kind === wanted.consentKind);
  if ((kind === 'information') !== (wanted.consentKind !== null) || (kind === 'information' && !isKnown))
    throw new CardError('CAMPAIGN_NO_CONSENT_TEXT');
  for (const channel of ['mail', 'sms'] as const) checkTexts(wanted.texts, channel, kind);
  // a filter that is none is told now, not when it starts
  audienceOf(trx, city, { ...campaign, ...wanted }, hidden).toSQL();
  const { filters, texts, ...columns } = wanted;
  await trx('campaigns')
    .where({ id })
    .update({ ...columns, filters: JSON.stringify(filters), texts: JSON.stringify(texts), version: version + 1 });
  await noteCampaign(trx, 'campaign.change', id, { filters, way: wanted.way }, by);
}

/** Throws a draft away; nobody has heard of it. @throws CardError NOT_FOUND, CAMPAIGN_STATE, CHANGED_MEANWHILE */
export async function dropCampaign(trx: Knex, id: string, version: number, by: Doer): Promise<void> {
  await lockedDraft(trx, id, version);
  await trx('campaigns').where({ id }).delete();
  await noteCampaign(trx, 'campaign.drop', id, {}, by);
}

/** What is written so far has to be writable; what is empty is asked for when it starts. */
function checkTexts(texts: Partial<CampaignTexts>, channel: LetterChannel, kind: CampaignKind): void {
  for (const language of LETTER_LANGUAGES) {
    const text = texts[channel]?.[language];
    if (!text || (text.text.trim() === '' && text.subject.trim() === '')) continue;
    checkLetter(text, CAMPAIGN_FACTS[kind]);
    if (text.text.trim() === '' || (channel === 'mail' && text.subject.trim() === '')) continue;
    checkUse(text, { channel, kind: kindOf(kind), sample: sampleFacts('', 'https://miasto.example', language) });
  }
}

/** As a letter is checked. */
export const kindOf = (kind: CampaignKind) =>
  ({ about: 'card', channels: ['mail', 'sms'], facts: CAMPAIGN_FACTS[kind] }) as const;

/** Channels on which a campaign goes and has no Polish text. */
export function unwritten({ way, texts }: Pick<Campaign, 'way' | 'texts'>): LetterChannel[] {
  return CHANNELS_OF_WAY[way].filter((channel) => {
    const text = texts[channel]?.pl;
    return !text || text.text.trim() === '' || (channel === 'mail' && text.subject.trim() === '');
  });
}

/** @throws CardError NOT_FOUND, CAMPAIGN_STATE, CHANGED_MEANWHILE */
export async function lockedDraft(trx: Knex, id: string, version: number): Promise<Campaign> {
  const campaign = await lockCampaign(trx, id);
  if (campaign.state !== 'draft') throw new CardError('CAMPAIGN_STATE');
  if (campaign.version !== version) throw new CardError('CHANGED_MEANWHILE');
  return campaign;
}

/** The row of the audit of what is done to a campaign. */
export const noteCampaign = (
  trx: Knex,
  act: AuditAct,
  subjectId: string,
  facts: Record<string, unknown>,
  by: Doer,
): Promise<void> => writeAudit(trx, { ...actorOf(by), act, subjectKind: 'campaign', subjectId, facts });
