import { CardAct, type City, type Task } from '@karta/db';
import { CardError, formOf } from '@karta/domain';

/** True where this person asked for what the task confirms. */
export async function hasAskedFor({ knex }: City, task: Task, operatorId: string): Promise<boolean> {
  if (!formOf(task.form).secondPerson) return false;
  const act = await CardAct.query(knex).findById(task.caseId).select('requestedBy');
  return act?.requestedBy === operatorId;
}

/** Throws SECOND_PERSON_REQUIRED where the same person asked. */
export async function requireSecondPerson(city: City, task: Task, operatorId: string): Promise<void> {
  if (await hasAskedFor(city, task, operatorId)) throw new CardError('SECOND_PERSON_REQUIRED');
}
