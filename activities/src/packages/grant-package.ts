import { Card, writeAudit } from '@karta/db';
import { canCard } from '@karta/domain';
import { changeCard, type Doer } from '@karta/services';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';
import { getApplication } from '../applications/get-application.ts';
import type { Made } from '../deps.ts';

/** Gives the applicant the package until a civil date, or prolongs it; the card lasts at least as long (004-61, 004-63). */
export const grantPackage: Made<'grant-package'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, input }) => {
    const { validUntil } = input;
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    await city.knex.transaction(async (trx) => {
      const { residentId, packageCode } = await getApplication(trx, caseId);
      if (residentId === null) throw ApplicationFailure.nonRetryable('not in the register', 'NOT_IN_REGISTER');
      const card = await cardInUse(trx, residentId);
      await trx('resident_packages')
        .insert({ residentId, packageCode, cardId: card?.id ?? null, validUntil })
        .onConflict(['resident_id', 'package_code'])
        .merge();
      if (card) await lastUntil(trx, card.id, validUntil, by);
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'package.grant' },
        ...{ subjectKind: 'resident', subjectId: residentId },
        facts: { applicationId: caseId, packageCode, validUntil },
      });
    });
    return {};
  };

/** Moves the applicant's package to the card of another member of the family (004-29); the later date counts. */
export const transferPackage: Made<'transfer-package'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, input }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    await city.knex.transaction(async (trx) => {
      const { residentId, packageCode } = await getApplication(trx, caseId);
      if (residentId === null) throw ApplicationFailure.nonRetryable('not in the register', 'NOT_IN_REGISTER');
      const moved = await trx('resident_packages').where({ residentId, packageCode }).delete().returning('validUntil');
      // A repetition finds it moved already.
      const [held] = moved as { validUntil: string }[];
      if (!held) return;
      const card = await Card.query(trx).findById(input.toCardId).throwIfNotFound();
      const { validUntil } = held;
      await trx('resident_packages')
        .insert({ residentId: card.residentId, packageCode, cardId: card.id, validUntil })
        .onConflict(['resident_id', 'package_code'])
        .merge({
          cardId: card.id,
          validUntil: trx.raw('greatest(resident_packages.valid_until, excluded.valid_until)'),
        });
      await lastUntil(trx, card.id, validUntil, by);
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'package.transfer' },
        ...{ subjectKind: 'resident', subjectId: residentId },
        facts: { applicationId: caseId, packageCode, toCardId: card.id },
      });
    });
    return {};
  };

async function cardInUse(trx: Knex, residentId: string): Promise<Card | undefined> {
  const usable = Card.query(trx).where({ residentId }).whereIn('state', ['active', 'ready', 'expired']);
  return usable.orderBy('createdAt', 'desc').first();
}

/** A card lasts as long as the longest of its packages; one that had expired is good again. */
async function lastUntil(trx: Knex, cardId: string, validUntil: string, by: Doer): Promise<void> {
  const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
  if (canCard('renew', card.state)) await changeCard(trx, card, 'renew', by);
  const later = trx.raw('greatest(coalesce(valid_until, ?::date), ?::date)', [validUntil, validUntil]);
  await trx('cards').where('id', cardId).where('state', 'active').update({ validUntil: later });
}
