import { readSettings, type City } from '@karta/db';
import { addDays } from '@karta/domain';
import type { Campaign } from './campaign-row.ts';
import { countReport } from './report.ts';

/** Keeps what the reports of old campaigns count, so that their recipients can be forgotten: as long as texts of letters are kept. */
export async function keepReports({ knex, clock }: City): Promise<void> {
  const { messageDays } = await readSettings(knex);
  const before = addDays(clock.today(), -messageDays);
  const old: Campaign[] = await knex('campaigns').where('endedAt', '<', before).whereNull('kept');
  for (const campaign of old) {
    const kept = JSON.stringify(await countReport(knex, campaign));
    await knex('campaigns').where({ id: campaign.id }).update({ kept });
  }
}
