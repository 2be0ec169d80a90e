import { Approval, ListExport, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { settleApproval } from '../approvals/ask-approval.ts';
import type { Doer } from '../doer.ts';
import { digestOf, type ExportQuestion } from './begin-export.ts';

const MINUTE = 60_000;
/** A file is made at once, or within a day of the yes. */
const MINUTES = { own: 60, approved: 24 * 60 };

export type ExportState = 'waiting' | 'refused' | 'withdrawn' | 'ready' | 'taken' | 'over';
type Said = Pick<Approval, 'state' | 'decidedAt' | 'note'>;

/** Whether its rows may be had at the moment, by what was said to it where it had to wait. */
function standingOf({ begunAt }: ListExport, said: Said | undefined, now: Date): Exclude<ExportState, 'taken'> {
  if (said && said.state !== 'approved') return said.state;
  const from = said?.decidedAt ?? begunAt;
  return now.getTime() - from.getTime() > MINUTES[said ? 'approved' : 'own'] * MINUTE ? 'over' : 'ready';
}

const REFUSALS = {
  waiting: 'EXPORT_WAITS',
  refused: 'EXPORT_REFUSED',
  withdrawn: 'EXPORT_OVER',
  over: 'EXPORT_OVER',
} as const;

/**
 * The export whose rows are asked for by who began it.
 * @throws CardError NOT_FOUND, also for another's; EXPORT_WAITS, EXPORT_REFUSED, EXPORT_OVER; VALIDATION for another question
 */
export async function exportToTake(
  knex: Knex,
  {
    id,
    register,
    operatorId,
    question,
    now,
  }: { id: string; register: string; operatorId: string; question: ExportQuestion; now: Date },
): Promise<ListExport> {
  const row = await ListExport.query(knex).findOne({ id, register, operatorId });
  if (!row) throw new CardError('NOT_FOUND');
  const said = row.approvalId === null ? undefined : await Approval.query(knex).findById(row.approvalId);
  const standing = standingOf(row, said, now);
  if (standing !== 'ready') throw new CardError(REFUSALS[standing]);
  if (digestOf(question) !== row.asked)
    throw new CardError('VALIDATION', {}, [{ path: 'exportId', code: 'ANOTHER_QUESTION' }]);
  return row;
}

/** Takes back one's own export that waits. @throws CardError NOT_FOUND, also for another's; APPROVAL_NOT_WAITING */
export async function withdrawExport(trx: Knex, city: City, id: string, by: Doer): Promise<void> {
  const row = await ListExport.query(trx).findOne({ id, operatorId: by.id });
  if (!row) throw new CardError('NOT_FOUND');
  if (row.approvalId === null) throw new CardError('APPROVAL_NOT_WAITING');
  await settleApproval(trx, city, row.approvalId, { to: 'withdrawn', note: '' }, by);
}

/** Notes that the last row was handed out. */
export async function noteTaken(knex: Knex, id: string, now: Date): Promise<void> {
  await ListExport.query(knex).findById(id).patch({ takenAt: now });
}

/** The newest exports of a person, each with its state and what the second person said. */
export async function exportsOf(
  knex: Knex,
  operatorId: string,
  now: Date,
  most: number,
): Promise<{ row: ListExport; state: ExportState; note: string }[]> {
  const rows = await ListExport.query(knex)
    .where({ operatorId })
    .orderBy([{ column: 'begunAt', order: 'desc' }, 'id'])
    .limit(most);
  const ids = rows.flatMap(({ approvalId }) => approvalId ?? []);
  const said = new Map((await Approval.query(knex).findByIds(ids)).map((each) => [each.id, each]));
  return rows.map((row) => {
    const approval = said.get(row.approvalId ?? '');
    const state = row.takenAt ? 'taken' : standingOf(row, approval, now);
    return { row, state, note: approval?.note ?? '' };
  });
}
