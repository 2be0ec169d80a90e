import { ReportRecipient, SavedReportRow, type City, type Operator } from '@karta/db';
import { civilDateOf, lastDue, nextDue, periodOf, placeLimit, type Period } from '@karta/domain';
import type { Knex } from 'knex';
import { accessOf } from '../access/access-of.ts';
import { operatorsWith } from '../access/operators-with.ts';
import { tellOperator } from '../staff/tell-operator.ts';
import { makeReport } from './make-report.ts';
import { dropReaders, endMails, noteMails } from './report-readers.ts';

/** The saved reports whose time has come. */
export async function dueReports(city: City): Promise<string[]> {
  const rows = await SavedReportRow.query(city.knex)
    .where('nextDueAt', '<=', city.clock.now())
    .orderBy(['nextDueAt', 'id'])
    .select('id');
  return rows.map(({ id }) => id);
}

/**
 * Mails a saved report that is due: its days as of the last time at which it was due, so that it comes once after a pause
 * too, and its next time, in one transaction. Whoever may not read reports any more does not get it, nor ever again, which
 * its author is told; when it is the author, or nobody is left, the mails end.
 *
 * A mail holds a link, the days and one number, never a row: a mailbox outlives a right and leaves no trace of who reads,
 * and rows may name the staff who handed cards over or tell of a handful of people at one point. The one number is what the
 * reader's right of place lets them see.
 */
export async function mailReport(trx: Knex, city: City, id: string): Promise<void> {
  const now = city.clock.now();
  const row = await SavedReportRow.query(trx).findById(id).where('nextDueAt', '<=', now).forUpdate().skipLocked();
  if (!row?.schedule || !row.nextDueAt || row.question.period === null) return;
  const told = await ReportRecipient.query(trx).where('reportId', id);
  const able = await operatorsWith(trx, 'report.read');
  const isAuthorAble = able.some((each) => each.id === row.operatorId);
  const readers = isAuthorAble ? able.filter((each) => told.some(({ operatorId }) => operatorId === each.id)) : [];
  const lost = told.filter(({ operatorId }) => !able.some((each) => each.id === operatorId));
  if (readers.length === 0) return endMails(trx, city, row);
  if (lost.length > 0) await dropReaders(trx, city, row, lost);
  const due = lastDue(row.schedule, row.nextDueAt, now, city.zone);
  const days = periodOf(row.question.period, civilDateOf(due, city.zone));
  const facts = await factsByPoint(trx, city, { row, days, readers });
  for (const reader of readers)
    await tellOperator(trx, city, reader, 'staff-report', { reportName: row.name, ...facts.get(reader.id) });
  await SavedReportRow.query(trx)
    .findById(id)
    .patch({ nextDueAt: nextDue(row.schedule, now, city.zone), lastSentAt: now, failingSince: null });
  await noteMails(trx, row, 'report.mail', { ...days, recipients: readers.map((each) => each.id) });
}

type ReportFacts = Record<'reportDays' | 'reportTotal' | 'reportLink', string> & { reportPlace: string | null };

/** What each reader is told: of the point of the report, or of the own one where the right is for that alone; asked once a point. */
async function factsByPoint(
  trx: Knex,
  city: City,
  { row, days, readers }: { row: SavedReportRow; days: Period; readers: readonly Operator[] },
): Promise<Map<string, ReportFacts>> {
  const ofPoint = new Map<string | null, ReportFacts>();
  const facts = new Map<string, ReportFacts>();
  for (const { id, pickupPointId } of readers) {
    const access = await accessOf(trx, id);
    const point = placeLimit({ operatorId: id, pickupPointId, ...access }, 'report.read') ?? row.question.point;
    const known = ofPoint.get(point) ?? (await factsOfPoint(trx, city, { row, days, point }));
    ofPoint.set(point, known);
    facts.set(id, known);
  }
  return facts;
}

async function factsOfPoint(
  trx: Knex,
  city: City,
  { row, days, point }: { row: SavedReportRow; days: Period; point: string | null },
): Promise<ReportFacts> {
  const { report, by } = row.question;
  const rows = await makeReport(city, report, { ...days, by, ...(point && { point }) });
  const total = rows.reduce((sum, { parts }) => sum + parts.reduce((all, part) => all + part, 0), 0);
  const query = new URLSearchParams({ zapisany: row.id, raport: report, wg: by, od: days.from, do: days.to });
  if (row.question.point) query.set('punkt', row.question.point);
  const place: { name: string } | undefined = await trx('pickup_points')
    .where({ id: point ?? null })
    .first('name');
  return {
    reportDays: days.from === days.to ? inDots(days.from) : `${inDots(days.from)}–${inDots(days.to)}`,
    reportTotal: String(total),
    reportPlace: place?.name ?? null,
    reportLink: `${city.officeUrl}/raporty?${query}`,
  };
}

/** „1.10.2026” */
const inDots = (date: string): string => {
  const [year, month, day] = date.split('-');
  return `${Number(day)}.${month}.${year}`;
};
