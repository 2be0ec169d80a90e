import { Application, ApplicationEvent, Card, writeAudit } from '@karta/db';
import { spoilUnissued } from '@karta/services';
import { isOpenApplication } from '@karta/domain';
import type { Made } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** The account is closed: an open application is withdrawn, and what was being made for it is spoiled (requirements T3). */
export const endApplication: Made<'end-application'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const now = city.clock.now();
      const { id, state } = await getApplication(trx, caseId);
      const cards = await Card.query(trx).where({ applicationId: id }).select('id');
      const ids = cards.map((card) => card.id);
      await spoilUnissued(trx, ids, { kind: 'process', id: workflowId, now }, 'ACCOUNT_CLOSED');
      if (!isOpenApplication(state)) return;
      await ApplicationEvent.query(trx)
        .insert({ applicationId: id, key, at: now, code: 'withdrawn' })
        .onConflict(['application_id', 'key'])
        .ignore();
      await Application.query(trx).findById(id).patch({ state: 'withdrawn', updatedAt: now });
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'application.move' },
        ...{ subjectKind: 'application', subjectId: id },
        facts: { state: 'withdrawn', reason: 'ACCOUNT_CLOSED' },
      });
    });
    return {};
  };
