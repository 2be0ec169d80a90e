import { Card, StationJob, writeAudit } from '@karta/db';
import type { Made } from '../deps.ts';

/** A person says that the card came out good, although the devices could not tell. */
export const confirmPrinted: Made<'confirmPrinted'> =
  (deps) =>
  async ({ cityId, cardId, jobId, operatorId }) => {
    const { knex } = deps.cityOf(cityId);
    await knex.transaction(async (trx) => {
      const settled = await StationJob.query(trx)
        .findById(jobId)
        .whereNot('state', 'done')
        .patch({ state: 'done', endedAt: new Date() });
      if (settled === 0) return;
      await writeAudit(trx, {
        ...{
          actorKind: 'operator',
          actorId: operatorId,
          act: 'card.confirm-print',
          subjectKind: 'card',
          subjectId: cardId,
        },
        facts: { jobId },
      });
    });
  };

/** The card lies at the pick-up point. It is not usable before it is handed over. */
export const markReady: Made<'markReady'> =
  (deps) =>
  async ({ cityId, workflowId, cardId }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const changed = await Card.query(trx)
        .findById(cardId)
        .where('state', 'in-production')
        .patch({ state: 'ready', readyAt: city.clock.now() });
      if (changed === 0) return;
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'card.ready', subjectKind: 'card', subjectId: cardId },
      });
    });
  };

/** Undoes the reservation: the card is spoiled, its number is not used again (B-11). */
export const giveUpCard: Made<'giveUpCard'> =
  (deps) =>
  async ({ cityId, workflowId, cardId }) => {
    const { knex } = deps.cityOf(cityId);
    await knex.transaction(async (trx) => {
      const changed = await Card.query(trx)
        .findById(cardId)
        .where('state', 'in-production')
        .patch({ state: 'spoiled' });
      if (changed === 0) return;
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'card.give-up', subjectKind: 'card', subjectId: cardId },
      });
    });
  };
