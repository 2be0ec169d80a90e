import { Account, Resident } from '@karta/db';
import { isOpenApplication, type LetterChannel, type LetterLanguage, type SkipReason } from '@karta/domain';
import type { Knex } from 'knex';
import { guardianOf, reachOf } from '../accounts/reach-of-account.ts';
import type { Campaign } from './campaign-row.ts';
import { BOUNCED, CONSENTED } from './reach-sql.ts';

/** A recipient as the database has it. */
export interface Recipient {
  id: string;
  residentId: string;
  channel: LetterChannel;
  tries: number;
}

export type Reached =
  | { reason: SkipReason }
  | { residentId: string; accountId: string; address: string; firstName: string; language: LetterLanguage };

/**
 * Whether and where a recipient is told at this moment, whatever was true when the campaign was prepared: the address, the consent,
 * an application that came meanwhile, an entry that went into another one or was erased (001-32).
 */
export async function reachNow(trx: Knex, campaign: Campaign, recipient: Recipient): Promise<Reached> {
  const resident = await stayingOf(trx, recipient.residentId);
  if (!resident || (resident.firstName === '' && resident.lastName === '')) return { reason: 'erased' };
  if (resident.id !== recipient.residentId && (await isRecipient(trx, campaign.id, resident.id, recipient.channel)))
    return { reason: 'same-reader' };
  const account = resident.accountId === null ? undefined : await Account.query(trx).findById(resident.accountId);
  if (!account) return { reason: 'no-account' };
  const reason = await refusal(trx, campaign, account, resident.id);
  if (reason) return { reason };
  const { email, phone } = await reachOf(trx, account);
  const address = recipient.channel === 'mail' ? email : (phone ?? '');
  if (address === '') return { reason: 'no-address' };
  if (
    await isTrue(trx, BOUNCED(':channel', ':address', ':account'), {
      account: account.id,
      address,
      channel: recipient.channel,
    })
  )
    return { reason: 'bounced' };
  const reader = (await guardianOf(trx, account)) ?? account;
  return {
    residentId: resident.id,
    accountId: account.id,
    address,
    firstName: resident.firstName,
    language: reader.language,
  };
}

/** Why somebody hears nothing of a campaign, wherever they could be reached. */
export async function refusal(
  trx: Knex,
  { kind, consentKind }: Pick<Campaign, 'kind' | 'consentKind'>,
  account: Account,
  residentId: string,
): Promise<SkipReason | null> {
  if (account.erasedAt !== null || account.erasingSince !== null) return 'erased';
  if (account.state !== 'active') return 'blocked';
  if (kind === 'reminder') return (await hasApplied(trx, residentId)) ? 'applied' : null;
  const reader = (await guardianOf(trx, account)) ?? account;
  const hasConsent = await isTrue(trx, CONSENTED(':reader', ':consentKind'), {
    reader: reader.id,
    consentKind: consentKind ?? '',
  });
  return hasConsent ? null : 'no-consent';
}

async function hasApplied(trx: Knex, residentId: string): Promise<boolean> {
  const states: { state: Parameters<typeof isOpenApplication>[0] }[] = await trx('applications')
    .where({ residentId })
    .whereIn('type', ['package-extension', 'package-new'])
    .select('state');
  return states.some(({ state }) => isOpenApplication(state));
}

/** The entry, or the one into which it went. */
async function stayingOf(trx: Knex, id: string): Promise<Resident | undefined> {
  const found = await Resident.query(trx).findById(id);
  return found?.mergedInto ? Resident.query(trx).findById(found.mergedInto) : found;
}

async function isRecipient(
  trx: Knex,
  campaignId: string,
  residentId: string,
  channel: LetterChannel,
): Promise<boolean> {
  return (await trx('campaign_recipients').where({ campaignId, residentId, channel }).first('id')) !== undefined;
}

async function isTrue(trx: Knex, sql: string, bindings: Record<string, string>): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { is: boolean }[] }>(`select ${sql} as is`, bindings);
  return rows[0]?.is === true;
}
