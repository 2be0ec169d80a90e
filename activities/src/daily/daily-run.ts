import { ScheduledStart, putInOutbox, type City } from '@karta/db';
import { workflowIdOf } from '@karta/workflows';
import { expireCards } from '../cards/expire-cards.ts';
import { birthdays } from './birthdays.ts';
import { endingPackages } from './ending-packages.ts';
import { idOfKey } from '@karta/services';
import { waitingCards } from './waiting-cards.ts';

/** A process that a date starts, once for its subject. */
export interface DueStart {
  processKey: string;
  /** What makes it the same start: a card and a stage, a member, a card. */
  subject: string;
  /** Ids, codes and dates, for the case's messages and variables. */
  facts: Record<string, string>;
}

/**
 * Lets cards expire and starts what is due today in a city: reminders before the end of a package, 18th birthdays, cards that
 * nobody collects. Each subject starts once, however often and late this runs; what was missed while the worker was away is
 * made up for.
 * The date is the city's clock's. Answers how many cases were started.
 */
export async function runDaily(city: City): Promise<number> {
  await expireCards(city);
  const due = [...(await endingPackages(city)), ...(await birthdays(city)), ...(await waitingCards(city))];
  let started = 0;
  for (const each of due) if (await startOnce(city, each)) started += 1;
  return started;
}

/** The row and the start commit together; the id follows from the subject, so that two workers start one case. */
async function startOnce(city: City, { processKey, subject, facts }: DueStart): Promise<boolean> {
  return city.knex.transaction(async (trx) => {
    const id = idOfKey(`${processKey}/${subject}`);
    const row = { id, processKey, subject, facts, startedAt: city.clock.now() };
    const isNew = await ScheduledStart.query(trx).insert(row).onConflict().ignore().returning('id');
    if ((isNew as unknown as unknown[]).length === 0) return false;
    const workflowId = workflowIdOf(city.id, processKey, id);
    await putInOutbox(trx, {
      kind: 'start-process',
      workflowId,
      payload: { processKey, caseId: id, variables: facts },
    });
    return true;
  });
}
