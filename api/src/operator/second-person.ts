import { CardAct, type City, type Task } from '@karta/db';
import { CardError } from '@karta/domain';

/** Tasks that somebody else than the person who asked has to answer (requirements T12). */
const FORMS = ['confirm-unblock'];

/** True where this person asked for what the task confirms. */
export async function hasAskedFor({ knex }: City, task: Task, operatorId: string): Promise<boolean> {
  if (!FORMS.includes(task.form)) return false;
  const act = await CardAct.query(knex).findById(task.caseId).select('requestedBy');
  return act?.requestedBy === operatorId;
}

/** Throws SECOND_PERSON_REQUIRED where the same person asked. */
export async function requireSecondPerson(city: City, task: Task, operatorId: string): Promise<void> {
  if (await hasAskedFor(city, task, operatorId)) throw new CardError('SECOND_PERSON_REQUIRED');
}
