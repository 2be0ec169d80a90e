import { Card, StationJob, writeAudit } from '@karta/db';
import { canCard } from '@karta/domain';
import { changeCard } from '@karta/services';
import type { Deps, ActivityFactory } from '../deps.ts';

/** A person says that the card came out good, although the devices could not tell. */
export const confirmPrinted: ActivityFactory<'confirmPrinted'> =
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
export const markReady: ActivityFactory<'markReady'> = (deps) => (call) => change(deps, call, 'ready');

/** Undoes the reservation: the card is spoiled, its number is not used again (B-11). */
export const giveUpCard: ActivityFactory<'giveUpCard'> = (deps) => (call) => change(deps, call, 'give-up');

/** A card that was stopped meanwhile, or is there already, stays as it is. */
async function change(
  deps: Deps,
  { cityId, workflowId, cardId }: { cityId: string; workflowId: string; cardId: string },
  act: 'ready' | 'give-up',
): Promise<void> {
  const city = deps.cityOf(cityId);
  await city.knex.transaction(async (trx) => {
    const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
    if (!canCard(act, card.state)) return;
    await changeCard(trx, card, act, { kind: 'process', id: workflowId, now: city.clock.now() });
  });
}
