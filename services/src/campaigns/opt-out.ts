import { Account, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken } from '../access/tokens.ts';
import { guardianOf } from '../accounts/reach-of-account.ts';
import { CONSENTED } from './reach-sql.ts';

interface OptOut {
  readerId: string;
  recipientId: string;
  campaignId: string;
  consentKind: string;
}

/** Whether whoever reads the message of that link has opted out already. @throws CardError OPT_OUT_UNKNOWN */
export async function optOutView(knex: Knex, code: string): Promise<{ isOut: boolean }> {
  const { readerId, consentKind } = await getOptOut(knex, code);
  const bindings = { readerId, consentKind };
  const { rows } = await knex.raw(`select ${CONSENTED(':readerId', ':consentKind')} as is`, bindings);
  return { isOut: rows[0]?.is !== true };
}

/**
 * Takes back, without signing in, what whoever reads the message agreed to; harmless when repeated (RFC 8058).
 * @throws CardError OPT_OUT_UNKNOWN for a link that nobody knows, or of a campaign that is forgotten
 */
export async function optOut(trx: Knex, { clock }: City, code: string): Promise<void> {
  const { readerId, recipientId, campaignId, consentKind } = await getOptOut(trx, code);
  const now = clock.now();
  await trx('campaign_recipients')
    .where({ id: recipientId })
    .update({ optedOutAt: trx.raw('coalesce(opted_out_at, ?)', [now]) });
  const texts = trx('consent_texts').where({ kind: consentKind }).select('id');
  const withdrawn = await trx('consents')
    .where({ accountId: readerId })
    .whereIn('consentTextId', texts)
    .whereNull('withdrawnAt')
    .update({ withdrawnAt: now });
  if (withdrawn === 0) return;
  await writeAudit(trx, {
    ...{ actorKind: 'system', actorId: null, act: 'campaign.opt-out' },
    ...{ subjectKind: 'account', subjectId: readerId, facts: { campaignId, consentKind } },
  });
}

async function getOptOut(knex: Knex, code: string): Promise<OptOut> {
  const row: { id: string; campaignId: string; accountId: string; consentKind: string | null } | undefined = await knex(
    'campaign_recipients as r',
  )
    .join('campaigns as c', 'c.id', 'r.campaign_id')
    .where('r.code_hash', hashToken(code))
    .first('r.id', 'r.campaignId', 'r.accountId', 'c.consentKind');
  const account = row && (await Account.query(knex).findById(row.accountId));
  if (!row || !account || row.consentKind === null) throw new CardError('OPT_OUT_UNKNOWN');
  const reader = (await guardianOf(knex, account)) ?? account;
  return { readerId: reader.id, recipientId: row.id, campaignId: row.campaignId, consentKind: row.consentKind };
}
