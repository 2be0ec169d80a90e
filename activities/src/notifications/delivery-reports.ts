import { Notification, seldom, type City } from '@karta/db';
import type { SmsReport, SmsSender } from '@karta/services';
import type { Knex } from 'knex';
import { every } from '../every.ts';
import { channelsOf } from './channels.ts';

const LOOK_EVERY_MS = 15_000;
/** As many as the vendor is asked about in one question. */
const AT_ONCE = 500;
/** Minutes until the next question; after the last of them each hour, for three days. Source: docs/facts/messages.md. */
const PAUSES_MINUTES = [5, 30];
const HOURLY = 60;
const MOST_TRIES = 75;
/** After a question without an answer, which says nothing of any text. */
const AFTER_SILENCE_MINUTES = 5;

type Fate = { state: 'delivered' | 'undelivered'; problem: string | null };

/** Asks the gateway what became of texts that it took (000-34). */
export function startDeliveryReports(city: City): { close(): Promise<void> } {
  return every(LOOK_EVERY_MS, async () => {
    try {
      if ((await due(city.knex)).length === 0) return;
      const { sms, mailer } = await channelsOf(city);
      mailer.close();
      await askReports(city, sms);
    } catch (error) {
      // the database is away, or there is no account yet; the next look asks
      seldom.error('delivery reports', { cityId: city.id, error });
    }
  });
}

/** Writes the end of each text whose end the vendor knows; one that has an end keeps it. Answers how many were asked about. */
export async function askReports({ knex }: City, sms: Pick<SmsSender, 'lookUp'>): Promise<number> {
  const texts = await due(knex);
  if (texts.length === 0) return 0;
  const answer = await sms.lookUp(texts.map(({ id }) => id));
  if (answer.outcome === 'failed') {
    const ids = texts.map(({ id }) => id);
    await sentOnes(knex)
      .whereIn('id', ids)
      .update({ reportDueAt: inMinutes(knex, AFTER_SILENCE_MINUTES) });
    return texts.length;
  }
  const reports = new Map(answer.found.map((report) => [report.vendorId, report]));
  for (const { id, providerId, reportTries } of texts) {
    const fate = fateOf(reports.get(providerId ?? ''));
    const next = reportTries + 1 >= MOST_TRIES ? null : inMinutes(knex, PAUSES_MINUTES[reportTries] ?? HOURLY);
    await sentOnes(knex)
      .where({ id })
      .update(fate ? { ...fate, reportDueAt: null } : { reportDueAt: next, reportTries: reportTries + 1 });
  }
  return texts.length;
}

const due = (knex: Knex): Promise<Pick<Notification, 'id' | 'providerId' | 'reportTries'>[]> =>
  sentOnes(knex)
    .whereRaw('report_due_at <= now()')
    .orderBy('reportDueAt')
    .limit(AT_ONCE)
    .select('id', 'providerId', 'reportTries');

/** What has an end is not touched again. */
const sentOnes = (knex: Knex): Knex.QueryBuilder => knex('notifications').where({ channel: 'sms', state: 'sent' });

const inMinutes = (knex: Knex, minutes: number): Knex.Raw => knex.raw("now() + ? * interval '1 minute'", [minutes]);

/** `undefined`: it is on its way, or the vendor says a word that nobody knows. */
function fateOf(report: SmsReport | undefined): Fate | undefined {
  if (report?.status === 'delivered') return { state: 'delivered', problem: null };
  if (report?.status !== 'undelivered' && report?.status !== 'unsent') return undefined;
  const reason = /^[a-z_]{1,40}$/.test(report.reason ?? '') ? report.reason : 'other_error';
  return { state: 'undelivered', problem: `REPORT_${reason?.toUpperCase()}` };
}
