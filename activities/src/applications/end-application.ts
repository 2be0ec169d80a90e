import { Card } from '@karta/db';
import { changeApplication, spoilUnissued } from '@karta/services';
import { isOpenApplication } from '@karta/domain';
import type { ActivityFactory } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** The account is closed: an open application is withdrawn, and what was being made for it is spoiled (requirements T3). */
export const endApplication: ActivityFactory<'end-application'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
      const { id, state } = await getApplication(trx, caseId);
      const cards = await Card.query(trx).where({ applicationId: id }).select('id');
      const ids = cards.map((card) => card.id);
      await spoilUnissued(trx, ids, by, 'ACCOUNT_CLOSED');
      if (!isOpenApplication(state)) return;
      const change = { event: { key }, facts: { reason: 'ACCOUNT_CLOSED' } };
      await changeApplication(trx, { id, state }, 'withdraw', by, change);
    });
    return {};
  };
