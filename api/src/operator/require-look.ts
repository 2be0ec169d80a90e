import { Resident, type City } from '@karta/db';
import { CardError, mayOn } from '@karta/domain';
import { isLookReasoned } from '@karta/services';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';

/** A look within a task of that person needs no other reason. */
export const WithinTask = z.object({ task: z.string().max(200).optional() });

/** @throws CardError NOT_FOUND, ENTRY_MERGED with the id of the entry that it leads to, READ_REASON_NEEDED: neither a task of this person nor a reason given a while ago */
export async function requireLook(city: City, actor: OperatorActor, id: string, taskId?: string): Promise<Resident> {
  const resident = await Resident.query(city.knex).findById(id);
  const into = resident?.mergedInto;
  if (into) throw new CardError('ENTRY_MERGED', {}, [{ path: into, code: 'MERGED_INTO' }]);
  if (!resident || resident.firstName + resident.lastName === '') throw new CardError('NOT_FOUND');
  const within = taskId !== undefined && (await mayReadTask(city, actor, taskId)) ? taskId : undefined;
  const look = { residentId: id, operatorId: actor.operatorId, taskId: within };
  if (!(await isLookReasoned(city.knex, city, look))) throw new CardError('READ_REASON_NEEDED');
  return resident;
}

/** A task that somebody may not read is no reason of theirs. */
async function mayReadTask(city: City, actor: OperatorActor, id: string): Promise<boolean> {
  const task: { pickupPointId: string | null } | undefined = await city
    .knex('tasks')
    .where({ id })
    .first('pickupPointId');
  return task !== undefined && mayOn(actor, 'task.read', task);
}
