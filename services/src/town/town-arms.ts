import { writeAudit } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

const ONLY = 1;
interface Arms {
  picture: Buffer;
  version: number;
}

/** The arms of the town, a PNG; `undefined` where the town has set none and the drawn ones stand. */
export const findArms = (trx: Knex): Promise<Arms | undefined> =>
  trx('town_arms').where('id', ONLY).first('picture', 'version');

/** Which arms are in force, for an address that changes with them; null: the drawn ones. */
export async function armsVersion(trx: Knex): Promise<number | null> {
  const row: Pick<Arms, 'version'> | undefined = await trx('town_arms').where('id', ONLY).first('version');
  return row?.version ?? null;
}

/** Keeps a picture as the arms of the town. */
export async function putArms(trx: Knex, picture: Buffer, by: Doer): Promise<void> {
  await trx('town_arms')
    .insert({ id: ONLY, picture, version: 1, changedAt: by.now, changedBy: by.id })
    .onConflict('id')
    .merge({ picture, version: trx.raw('town_arms.version + 1'), changed_at: by.now, changed_by: by.id });
  await note(trx, true, by);
}

/** The drawn arms stand again. */
export async function removeArms(trx: Knex, by: Doer): Promise<void> {
  if ((await trx('town_arms').where('id', ONLY).delete()) > 0) await note(trx, false, by);
}

const note = (trx: Knex, set: boolean, by: Doer): Promise<unknown> =>
  writeAudit(trx, { ...actorOf(by), act: 'town.arms', subjectKind: 'town', subjectId: 'arms', facts: { set } });
