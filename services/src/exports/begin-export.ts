import { createHash, randomUUID } from 'node:crypto';
import { Approval, ListExport, readSettings, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { askApproval, hasSecondPerson } from '../approvals/ask-approval.ts';
import { actorOf, type Doer } from '../doer.ts';

/** What a list is asked for a file: filters and order, the columns of the file, and perhaps a searched text. */
export type ExportQuestion = Readonly<Record<string, unknown>>;

/** A list that somebody wants as a file. */
export interface ExportOrder {
  register: string;
  question: ExportQuestion;
  format: ListExport['format'];
  reason: string;
  /** As many as fit. */
  rows: number;
}

/** Digest of a question, whatever the order of its parts; the page that is asked for is none of them. */
export function digestOf({ after: _after, ...question }: ExportQuestion): string {
  const parts = Object.entries(question).filter(([, value]) => value !== undefined);
  const sorted = parts.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/**
 * Records who takes how much of what and why, before a row is handed out: the columns and filters, never the searched text,
 * which may be a name. Above the rows of the setting `exportApprovalRows` it waits for a second person, where there is one;
 * the same wish again, while it waits, is the one that waits.
 * @throws CardError EXPORT_SEARCH_TOO_WIDE for so many rows found by a text, which the second person could not be shown
 */
export async function beginExport(trx: Knex, city: City, order: ExportOrder, by: Doer): Promise<ListExport> {
  const { register, question, format, reason, rows } = order;
  const { search, columns, codes: _codes, after: _after, ...filters } = question;
  const { exportApprovalRows } = await readSettings(trx);
  const waits = rows > exportApprovalRows && (await hasSecondPerson(trx, 'export', by.id));
  if (waits && search) throw new CardError('EXPORT_SEARCH_TOO_WIDE');
  const what = { list: register, columns: columns ?? null, filters, format, rows };
  const asked = digestOf(question);
  const same = waits ? await waitingWish(trx, { register, format, reason, asked, operatorId: by.id }) : undefined;
  if (same) return same;
  const id = randomUUID();
  const approvalId = waits
    ? await askApproval(trx, city, { kind: 'export', subject: register, request: { id, ...what }, reason }, by)
    : null;
  const begun = { id, register, operatorId: by.id, begunAt: by.now, format, reason, rows, approvalId };
  const kept = { asked, question: waits ? { ...question } : null };
  const row = await ListExport.query(trx).insertAndFetch({ ...begun, ...kept });
  const facts = { ...what, reason, isSearched: Boolean(search), waits };
  await writeAudit(trx, { ...actorOf(by), act: 'register.export', subjectKind: 'export', subjectId: id, facts });
  return row;
}

/** The same wish of the same person for the same reason that still waits, however many rows it has by now. */
async function waitingWish(
  trx: Knex,
  wish: Pick<ListExport, 'register' | 'format' | 'reason' | 'asked' | 'operatorId'>,
): Promise<ListExport | undefined> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`export:${wish.operatorId}:${wish.asked}`]);
  const waiting = Approval.query(trx).where({ kind: 'export', state: 'waiting' }).select('id');
  return ListExport.query(trx).where(wish).whereIn('approvalId', waiting).first();
}
