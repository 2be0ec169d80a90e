import { writeAudit } from '@karta/db';
import type { ActivityFactory } from '../deps.ts';

/** What an admin did to a case, with the id of the reason that was stored before. */
export const recordAdminAct: ActivityFactory<'recordAdminAct'> = (deps) => async (act) => {
  const { knex } = deps.cityOf(act.cityId);
  await knex.transaction(async (trx) => {
    const known = await trx('audit')
      .where({ act: `case.${act.act}`, subjectId: act.workflowId })
      .whereRaw("facts->>'updateId' = ?", [act.updateId])
      .first('id');
    if (known) return;
    await writeAudit(trx, {
      actorKind: 'operator',
      actorId: act.userId,
      act: `case.${act.act}`,
      subjectKind: 'case',
      subjectId: act.workflowId,
      facts: {
        subject: act.subject,
        reasonId: act.reasonId ?? null,
        updateId: act.updateId,
        ...(act.alone && { alone: true }),
        ...(act.approvalId !== undefined && { approvalId: act.approvalId }),
      },
    });
  });
};
