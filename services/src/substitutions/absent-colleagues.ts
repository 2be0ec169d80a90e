import type { Task } from '@karta/db';
import { mayStandIn, type CivilDate, type GroupMember } from '@karta/domain';
import type { Knex } from 'knex';

/** Somebody in whose place a person works today, and until when. */
export interface AbsentColleague {
  readonly id: string;
  readonly name: string;
  readonly until: CivilDate;
}

/** SQL of the ids of those in whose place a person works on a day: the person, the day, the day. */
export const ABSENT_IDS = `
  select s.absent_id::text from substitutions as s
  where s.substitute_id = ? and s.ended_at is null and s.from_on <= ? and s.until_on >= ?`;

/** In whose place this person works today. Whoever is named in the place of one of them is not among them: no chains. */
export async function absentColleagues(knex: Knex, operatorId: string, today: CivilDate): Promise<AbsentColleague[]> {
  return knex('substitutions as s')
    .join('operators as o', 'o.id', 's.absent_id')
    .where('s.substitute_id', operatorId)
    .whereNull('s.ended_at')
    .where('s.from_on', '<=', today)
    .where('s.until_on', '>=', today)
    .orderBy('o.name')
    .select({ id: 'o.id', name: 'o.name', until: 's.until_on' });
}

/** The absent colleague who has taken the task and in whose place this person works on it, within their own groups and rights. */
export async function findAbsentHolder(
  knex: Knex,
  person: GroupMember,
  task: Pick<Task, 'state' | 'assigneeId' | 'form' | 'candidateGroup' | 'pickupPointId'>,
  today: CivilDate,
): Promise<AbsentColleague | undefined> {
  const { state, assigneeId } = task;
  if (state !== 'claimed' || assigneeId === null || assigneeId === person.operatorId) return undefined;
  if (!mayStandIn(person, task)) return undefined;
  return (await absentColleagues(knex, person.operatorId, today)).find(({ id }) => id === assigneeId);
}
