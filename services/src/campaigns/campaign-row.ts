import type { CampaignFilters, CampaignTexts } from '@karta/contracts';
import { CardError, type CampaignKind, type CampaignState, type CampaignWay } from '@karta/domain';
import type { Knex } from 'knex';

/** A campaign as the database has it. */
export interface Campaign {
  id: string;
  number: number;
  name: string;
  kind: CampaignKind;
  state: CampaignState;
  consentKind: string | null;
  way: CampaignWay;
  filters: CampaignFilters;
  texts: Partial<CampaignTexts>;
  perHour: number;
  fromHour: number;
  untilHour: number;
  version: number;
  createdAt: Date;
  createdBy: string;
  startedAt: Date | null;
  startedBy: string | null;
  endedAt: Date | null;
  kept: object | null;
}

/** @throws CardError NOT_FOUND */
export async function getCampaign(knex: Knex, id: string): Promise<Campaign> {
  const row: Campaign | undefined = await knex('campaigns').where({ id }).first();
  if (!row) throw new CardError('NOT_FOUND');
  return row;
}

/** The same, nobody else's until the commit. @throws CardError NOT_FOUND */
export async function lockCampaign(trx: Knex, id: string): Promise<Campaign> {
  const row: Campaign | undefined = await trx('campaigns').where({ id }).forUpdate().first();
  if (!row) throw new CardError('NOT_FOUND');
  return row;
}
