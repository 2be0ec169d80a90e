import { readSettings, type City } from '@karta/db';
import { addDays, daysBetween } from '@karta/domain';
import type { DueStart } from './due-start.ts';

/** Packages on active cards whose end is near, at the latest stage that has been reached; each stage reminds once (000-35). */
export async function endingPackages(city: City): Promise<DueStart[]> {
  const { reminderStages } = await readSettings(city.knex);
  if (reminderStages.length === 0) return [];
  const today = city.clock.today();
  const last = addDays(today, Math.max(0, ...reminderStages));
  const held: { cardId: string; packageCode: string; validUntil: string }[] = await city
    .knex('resident_packages as held')
    .join('cards', 'cards.id', 'held.card_id')
    .where('cards.state', 'active')
    .whereBetween('held.valid_until', [today, last])
    .select('held.card_id', 'held.package_code', 'held.valid_until');
  return held.map(({ cardId, packageCode, validUntil }) => {
    const stage = String(stageOf(reminderStages, daysBetween(today, validUntil)));
    const subject = [cardId, packageCode, validUntil, stage].join('/');
    return { processKey: 'expiry-reminder', subject, facts: { cardId, packageCode, validUntil, stage } };
  });
}

/** The nearest stage that has begun: of 60, 30 and 7 days the second one when 25 are left. */
function stageOf(stages: readonly number[], daysLeft: number): number {
  return Math.min(...stages.filter((stage) => stage >= daysLeft));
}
