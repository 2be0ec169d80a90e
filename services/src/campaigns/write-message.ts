import { Account, Card, readSettings, type City } from '@karta/db';
import type { CampaignText, LetterChannel, LetterLanguage } from '@karta/domain';
import type { Knex } from 'knex';
import { officeFacts, packageFacts } from '../letters/facts-of-message.ts';
import { inLanguage } from '../letters/language-of.ts';
import { factsInWords, type MessageFacts } from '../letters/letter-facts.ts';
import { renderLetter, type LetterFacts } from '../letters/letter-text.ts';
import { optOutWords, sampleFacts } from '../letters/shipped-letters.ts';
import type { Campaign } from './campaign-row.ts';

/** A message of a campaign as it leaves; `optOut`: where a mail program may say that no more are wanted (RFC 8058). */
export interface CampaignMessage extends CampaignText {
  readonly optOut?: string;
}

interface Person {
  residentId: string;
  firstName: string;
}

/** What a campaign says on a channel in a language, else in Polish; empty where it says nothing there. */
export function textOf(
  { texts }: Pick<Campaign, 'texts'>,
  channel: LetterChannel,
  language: LetterLanguage,
): CampaignText {
  const own = texts[channel]?.[language];
  const isWritten = own !== undefined && own.text.trim() !== '' && (channel === 'sms' || own.subject.trim() !== '');
  return isWritten ? own : (texts[channel]?.pl ?? { subject: '', text: '' });
}

/** The message to a person, in words. `code` opens the page on which one opts out; a reminder has none. */
export async function writeMessage(
  trx: Knex,
  city: City,
  campaign: Campaign,
  {
    channel,
    language,
    code,
    ...person
  }: Person & { channel: LetterChannel; language: LetterLanguage; code: string | null },
): Promise<CampaignMessage> {
  const facts = factsInWords(await factsOf(trx, city, campaign, person), language);
  return withOptOut(city, renderLetter(textOf(campaign, channel, language), facts), { channel, language, code });
}

/** The same of a text that is being written, to a person or, without one, to somebody invented. */
export async function lookAtMessage(
  trx: Knex,
  city: City,
  campaign: Campaign,
  text: CampaignText,
  { channel, language, person }: { channel: LetterChannel; language: LetterLanguage; person: Person | null },
): Promise<CampaignText> {
  const facts = person
    ? factsInWords(await factsOf(trx, city, campaign, person), language)
    : await inventedFacts(trx, city, campaign, language);
  const code = campaign.kind === 'information' ? SAMPLE_CODE : null;
  const { subject, text: said } = withOptOut(city, renderLetter(text, facts), { channel, language, code });
  return { subject, text: said };
}

/** As long as a true one. */
const SAMPLE_CODE = 'przyklad-kodu-00';

/** Facts of somebody invented, of the town's office. */
export async function inventedFacts(
  trx: Knex,
  city: City,
  { kind }: Pick<Campaign, 'kind'>,
  language: LetterLanguage,
): Promise<LetterFacts> {
  const { officeName, officePhone, townName } = await readSettings(trx);
  const own = { about: kind === 'reminder' ? ('card' as const) : ('account' as const), officeName, officePhone };
  return sampleFacts(townName || city.name, city.portalUrl, language, own);
}

function withOptOut(
  { portalUrl }: City,
  { subject, text }: CampaignText,
  { channel, language, code }: { channel: LetterChannel; language: LetterLanguage; code: string | null },
): CampaignMessage {
  if (code === null) return { subject, text };
  const link = inLanguage(`${portalUrl}/wypisz/${code}`, language);
  const end = optOutWords(language)[channel].replace('{{link}}', link);
  return {
    subject,
    text: `${text.trimEnd()}${channel === 'mail' ? '\n\n' : ' '}${end}`,
    ...(channel === 'mail' && { optOut: `${portalUrl}/api/resident/opt-out/${code}` }),
  };
}

/** What the records say of the person; of a reminder also the card and the package that end. */
async function factsOf(
  trx: Knex,
  city: City,
  campaign: Campaign,
  { residentId, firstName }: Person,
): Promise<MessageFacts> {
  const facts = { ...(await officeFacts(trx, city, firstName)), path: '/zgody' };
  if (campaign.kind === 'information') return { ...facts, path: '/' };
  const card = await Card.query(trx).where({ residentId, state: 'active' }).orderBy('createdAt', 'desc').first();
  const held = await endingPackage(trx, campaign, residentId);
  const about = held && (await packageFacts(trx, { residentId, ...held }));
  return {
    ...facts,
    validUntil: card?.validUntil ?? null,
    ...about,
    path: '/karty',
    cardNumber: about?.cardNumber ?? card?.number ?? null,
  };
}

/** The package of which the filters speak, else the one that ends first. */
async function endingPackage(
  trx: Knex,
  { filters }: Campaign,
  residentId: string,
): Promise<{ packageCode: string; validUntil: string } | undefined> {
  const [from, to] = (filters.packageEnds ?? '..').split('..');
  const held = trx('resident_packages').where({ residentId }).whereNotNull('validUntil');
  if (filters.package) held.where('packageCode', filters.package);
  if (from) held.where('validUntil', '>=', from);
  if (to) held.where('validUntil', '<=', to);
  return held.orderBy('validUntil').first('packageCode', 'validUntil');
}

/** Under whose key a message is sealed. */
export const keyOf = async (trx: Knex, accountId: string): Promise<string> =>
  (await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound()).keyId;
