import type { Knex } from 'knex';

/** Whether the case has written that the act of this id was done. */
export async function isActRecorded(knex: Knex, workflowId: string, updateId: string): Promise<boolean> {
  const row = await knex('audit')
    .where({ subjectKind: 'case', subjectId: workflowId })
    .whereRaw("facts->>'updateId' = ?", [updateId])
    .first('id');
  return row !== undefined;
}
