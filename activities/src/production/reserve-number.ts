import { randomUUID } from 'node:crypto';
import { Application, Card, Resident, readSettings, writeAudit } from '@karta/db';
import { formatCardNumber, fullName } from '@karta/domain';
import { ApplicationFailure } from '@temporalio/activity';
import type { ActivityFactory } from '../deps.ts';

/** One card and number for an application that is not given up; a number is never used again. */
export const reserveNumber: ActivityFactory<'reserveNumber'> =
  (deps) =>
  async ({ cityId, caseId, workflowId }) => {
    const city = deps.cityOf(cityId);
    return city.knex.transaction(async (trx) => {
      const application = await Application.query(trx).findById(caseId).forUpdate().throwIfNotFound();
      const existing = await Card.query(trx).where('applicationId', caseId).whereNot('state', 'spoiled').first();
      if (existing) return { cardId: existing.id };
      if (!application.residentId) throw ApplicationFailure.nonRetryable('not in the register', 'NOT_IN_REGISTER');
      const resident = await Resident.query(trx).findById(application.residentId).throwIfNotFound();
      const { cardNumberMask } = await readSettings(trx);
      const { rows } = await trx.raw("select nextval('card_serial') as serial");
      const cardId = randomUUID();
      await Card.query(trx).insert({
        ...{ id: cardId, number: formatCardNumber(cardNumberMask, Number(rows[0].serial)), state: 'in-production' },
        ...{ applicationId: caseId, residentId: resident.id, keyId: resident.keyId },
        ...{ photoFileId: resident.photoFileId, pickupPointId: application.pickupPointId },
        holderName: fullName(resident),
      });
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'card.reserve', subjectKind: 'card', subjectId: cardId },
        facts: { applicationId: caseId },
      });
      return { cardId };
    });
  };
