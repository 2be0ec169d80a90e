import { randomUUID } from 'node:crypto';
import { readSettings, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';

/** For so long one reason is good for one person's entry. */
const GOOD_FOR_MINUTES = 30;

/** Why somebody of the office looks at an entry outside of a task. */
export interface LookReason {
  readonly residentId: string;
  readonly reason: string;
  readonly note: string;
}

/** Keeps why somebody looks; returns its id. @throws CardError VALIDATION: no such reason, or `other` without words */
export async function stateLookReason(trx: Knex, { residentId, reason, note }: LookReason, by: Doer): Promise<string> {
  const known = await trx('residents').where({ id: residentId }).first('id');
  if (!known) throw new CardError('NOT_FOUND');
  const { lookReasons } = await readSettings(trx);
  if (!lookReasons.some(({ code }) => code === reason))
    throw new CardError('VALIDATION', {}, [{ path: 'reason', code: 'REQUIRED' }]);
  if (reason === 'other' && note === '') throw new CardError('VALIDATION', {}, [{ path: 'note', code: 'REQUIRED' }]);
  const id = randomUUID();
  await trx('resident_looks').insert({ id, residentId, operatorId: by.id, reason, note, at: by.now });
  return id;
}

/**
 * Why this person may look now: the reason that they gave a while ago, or the task of this person that they may read.
 * `undefined`: neither.
 */
export async function isLookReasoned(
  knex: Knex,
  { clock }: City,
  { residentId, operatorId, taskId }: { residentId: string; operatorId: string; taskId: string | undefined },
): Promise<{ lookId: string } | { taskId: string } | undefined> {
  if (taskId !== undefined && (await isTaskOf(knex, taskId, residentId))) return { taskId };
  const since = new Date(clock.now().getTime() - GOOD_FOR_MINUTES * 60_000);
  const look: { id: string } | undefined = await knex('resident_looks')
    .where({ residentId, operatorId })
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .first('id');
  return look && { lookId: look.id };
}

/** A task is about a person whose application it is, be the application linked or filed under the same number, or whose card. */
async function isTaskOf(knex: Knex, taskId: string, residentId: string): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `select 1 from tasks t join residents r on r.id = :residentId
       left join applications a on a.id = t.application_id
       where t.id = :taskId and t.state in ('open', 'claimed')
         and (a.resident_id = r.id or a.pesel_index = r.pesel_index
           or exists (select 1 from card_acts act join cards c on c.id = act.card_id
             where c.resident_id = r.id and act.id::text = t.case_id))
       limit 1`,
    { taskId, residentId },
  );
  return rows.length > 0;
}
