import { randomUUID } from 'node:crypto';
import type { NewSavedReport, SavedReportList } from '@karta/contracts';
import { ReportRecipient, SavedReportRow, writeAudit, type City } from '@karta/db';
import { CardError, nextDue, type ReportSchedule } from '@karta/domain';
import type { Knex } from 'knex';
import { operatorsWith } from '../access/operators-with.ts';
import { actorOf, type Doer } from '../doer.ts';

/** Of one person. */
const MOST = 50;

/** Whoever looks after the town's settings takes away what somebody shared who is not there any more. */
type Reader = { operatorId: string; permissions: readonly string[] };
const mayRemove = (row: SavedReportRow, { operatorId, permissions }: Reader): boolean =>
  row.operatorId === operatorId || (row.isShared && permissions.includes('settings.change'));

/** Saved reports that a reader sees: their own, and those that are shared. */
export async function savedReportsFor(knex: Knex, reader: Reader): Promise<SavedReportList> {
  const rows = await SavedReportRow.query(knex)
    .where('operatorId', reader.operatorId)
    .orWhere('isShared', true)
    .orderBy(['name', 'id']);
  const ids = rows.map(({ id }) => id);
  const told = await ReportRecipient.query(knex).whereIn('reportId', ids);
  const authors: { id: string; name: string }[] = await knex('operators')
    .whereIn('id', [...new Set(rows.map(({ operatorId }) => operatorId))])
    .select('id', 'name');
  const nameOf = new Map(authors.map(({ id, name }) => [id, name]));
  const points: { id: string; name: string }[] = await knex('pickup_points').select('id', 'name');
  const placeOf = new Map(points.map(({ id, name }) => [id, name]));
  const readers = await operatorsWith(knex, 'report.read');
  return {
    reports: rows.map((row) => {
      const { id, operatorId, name, isShared, question, schedule, nextDueAt, lastSentAt, failingSince, version } = row;
      return {
        ...{ id, name, isShared, question, schedule, version },
        recipients: told.filter(({ reportId }) => reportId === id).map((each) => each.operatorId),
        place: placeOf.get(question.point ?? '') ?? null,
        author: nameOf.get(operatorId) ?? '',
        isOwn: operatorId === reader.operatorId,
        mayRemove: mayRemove(row, reader),
        isMailedToMe: told.some((each) => each.reportId === id && each.operatorId === reader.operatorId),
        failingSince: failingSince?.toISOString() ?? null,
        nextDueAt: nextDueAt?.toISOString() ?? null,
        lastSentAt: lastSentAt?.toISOString() ?? null,
      };
    }),
    readers: readers.map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Saves a report under a name of its own. Returns its id.
 * @throws CardError REPORT_NAME_TAKEN, TOO_MANY_SAVED_REPORTS, VALIDATION for somebody who may not get it
 */
export async function saveReport(trx: Knex, city: City, saved: NewSavedReport, by: Doer): Promise<string> {
  await checkRecipients(trx, saved, by);
  // two saves of one person at once are counted one after the other
  await trx('operators').where({ id: by.id }).forNoKeyUpdate().select('id');
  const own = await SavedReportRow.query(trx).where('operatorId', by.id).select('name');
  if (own.some(({ name }) => name === saved.name)) throw new CardError('REPORT_NAME_TAKEN');
  if (own.length >= MOST) throw new CardError('TOO_MANY_SAVED_REPORTS');
  const id = randomUUID();
  await SavedReportRow.query(trx).insert({
    id,
    operatorId: by.id,
    ...asRow(saved, dueOf(saved, city, by)),
    savedAt: by.now,
  });
  await putRecipients(trx, id, saved);
  await note(trx, id, saved, by);
  return id;
}

/**
 * Saves one's own report again; a schedule that stays keeps its next time.
 * @throws CardError NOT_FOUND, also for another's; CHANGED_MEANWHILE, REPORT_NAME_TAKEN, VALIDATION
 */
export async function changeReport(
  trx: Knex,
  city: City,
  { id, saved, version }: { id: string; saved: NewSavedReport; version: number },
  by: Doer,
): Promise<void> {
  await checkRecipients(trx, saved, by);
  await trx('operators').where({ id: by.id }).forNoKeyUpdate().select('id');
  const row = await SavedReportRow.query(trx).findOne({ id, operatorId: by.id }).forUpdate();
  if (!row) throw new CardError('NOT_FOUND');
  if (row.version !== version) throw new CardError('CHANGED_MEANWHILE');
  const namesake = await SavedReportRow.query(trx)
    .where({ operatorId: by.id, name: saved.name })
    .whereNot({ id })
    .first();
  if (namesake) throw new CardError('REPORT_NAME_TAKEN');
  const due = isSame(row.schedule, saved.schedule) ? row.nextDueAt : dueOf(saved, city, by);
  await SavedReportRow.query(trx)
    .findById(id)
    .patch({ ...asRow(saved, due), savedAt: by.now, version: version + 1 });
  await ReportRecipient.query(trx).where('reportId', id).delete();
  await putRecipients(trx, id, saved);
  await note(trx, id, saved, by);
}

/** Takes a saved report away, and with it its mails. @throws CardError NOT_FOUND for one that the reader may not take away */
export async function removeReport(trx: Knex, id: string, reader: Reader, by: Doer): Promise<void> {
  const row = await SavedReportRow.query(trx).findById(id).forUpdate();
  if (!row || !mayRemove(row, reader)) throw new CardError('NOT_FOUND');
  await SavedReportRow.query(trx).deleteById(id);
  await writeAudit(trx, { ...actorOf(by), act: 'report.remove', subjectKind: 'saved-report', subjectId: id });
}

const asRow = ({ name, isShared, question, schedule }: NewSavedReport, nextDueAt: Date | null) => ({
  ...{ name, isShared, question, schedule, nextDueAt, failingSince: null },
});
const dueOf = ({ schedule }: NewSavedReport, { zone }: City, { now }: Doer): Date | null =>
  schedule && nextDue(schedule, now, zone);
const isSame = (one: ReportSchedule | null, other: ReportSchedule | null): boolean =>
  one?.every === other?.every && one?.on === other?.on && one?.at === other?.at;

/** A mail leads to the report: whoever gets it may read reports, and sees this one. */
async function checkRecipients(trx: Knex, { isShared, recipients }: NewSavedReport, by: Doer): Promise<void> {
  const readers = new Set((await operatorsWith(trx, 'report.read')).map(({ id }) => id));
  const code = recipients.some((id) => !readers.has(id))
    ? 'MAY_NOT_READ'
    : !isShared && recipients.some((id) => id !== by.id) && 'NOT_SHARED';
  if (code) throw new CardError('VALIDATION', {}, [{ path: 'recipients', code }]);
}

async function putRecipients(trx: Knex, reportId: string, { schedule, recipients }: NewSavedReport): Promise<void> {
  const told = schedule ? [...new Set(recipients)] : [];
  if (told.length > 0) await trx('report_recipients').insert(told.map((operatorId) => ({ reportId, operatorId })));
}

async function note(trx: Knex, id: string, { isShared, question, schedule, recipients }: NewSavedReport, by: Doer) {
  const facts = { report: question.report, isShared, schedule, recipients: schedule ? recipients : [] };
  await writeAudit(trx, { ...actorOf(by), act: 'report.save', subjectKind: 'saved-report', subjectId: id, facts });
}
