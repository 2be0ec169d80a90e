import { Operator, ReportRecipient, SavedReportRow, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellOperator } from '../staff/tell-operator.ts';

/** Takes readers off the mails who may not read reports any more, and tells the author. */
export async function dropReaders(
  trx: Knex,
  city: City,
  row: SavedReportRow,
  lost: readonly ReportRecipient[],
): Promise<void> {
  const ids = lost.map(({ operatorId }) => operatorId);
  await ReportRecipient.query(trx).where('reportId', row.id).whereIn('operatorId', ids).delete();
  const people = await Operator.query(trx).findByIds(ids).orderBy('name');
  await tellAuthor(trx, city, row, people.map(({ name }) => name).join(', '));
  await noteMails(trx, row, 'report.stop', { recipients: ids });
}

/** The mails end; the report stays saved, and its author is told. */
export async function endMails(trx: Knex, city: City, row: SavedReportRow): Promise<void> {
  await endSchedule(trx, row);
  await tellAuthor(trx, city, row, null);
  await noteMails(trx, row, 'report.stop', { recipients: 'all' });
}

/**
 * Somebody does not want the mails of a saved report any more. When nobody is left, the mails end. Whoever has the report
 * open to change it has to read it again, so that a save does not put them back unseen.
 * @throws CardError NOT_FOUND where they get none
 */
export async function leaveMails(trx: Knex, city: City, id: string, by: Doer): Promise<void> {
  const row = await SavedReportRow.query(trx).findById(id).forUpdate();
  const told = await ReportRecipient.query(trx).where('reportId', id);
  if (!row || !told.some(({ operatorId }) => operatorId === by.id)) throw new CardError('NOT_FOUND');
  await writeAudit(trx, { ...actorOf(by), act: 'report.leave', subjectKind: 'saved-report', subjectId: id });
  if (told.length === 1) {
    if (row.operatorId !== by.id) return endMails(trx, city, row);
    return endSchedule(trx, row);
  }
  await ReportRecipient.query(trx).where({ reportId: id, operatorId: by.id }).delete();
  await SavedReportRow.query(trx)
    .findById(id)
    .patch({ version: row.version + 1 });
}

/**
 * A mail could not be made: the list says since when, until one is sent.
 * @param now the instant of the attempt
 */
export async function markFailing(knex: Knex, id: string, now: Date): Promise<void> {
  await SavedReportRow.query(knex).findById(id).whereNull('failingSince').patch({ failingSince: now });
}

/** One line of the journal about the mails of a report, written by the system. */
export const noteMails = (
  trx: Knex,
  { id }: SavedReportRow,
  act: 'report.mail' | 'report.stop',
  facts: Record<string, unknown>,
): Promise<void> =>
  writeAudit(trx, { actorKind: 'system', actorId: 'reports', act, subjectKind: 'saved-report', subjectId: id, facts });

async function endSchedule(trx: Knex, { id, version }: SavedReportRow): Promise<void> {
  await ReportRecipient.query(trx).where('reportId', id).delete();
  await SavedReportRow.query(trx)
    .findById(id)
    .patch({ schedule: null, nextDueAt: null, failingSince: null, version: version + 1 });
}

async function tellAuthor(trx: Knex, city: City, row: SavedReportRow, lostReaders: string | null): Promise<void> {
  const author = await Operator.query(trx).findById(row.operatorId);
  const facts = { reportName: row.name, lostReaders };
  if (author?.isActive) await tellOperator(trx, city, author, 'staff-report-stopped', facts);
}
