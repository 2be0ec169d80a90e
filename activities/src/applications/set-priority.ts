import { Application } from '@karta/db';
import { tellTaskLists } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';

/** The task list sorts by it: 1 stands before all others (C-3). */
export const setPriority: ActivityFactory<'set-priority'> =
  (deps) =>
  async ({ cityId, caseId, input }) => {
    await deps.cityOf(cityId).knex.transaction(async (trx) => {
      await Application.query(trx).findById(caseId).patch({ priority: input.priority });
      await tellTaskLists(trx);
    });
    return {};
  };
