import { randomUUID } from 'node:crypto';
import { Card, StationJob, writeAudit } from '@karta/db';
import { ApplicationFailure } from '@temporalio/activity';
import type { ActivityFactory } from '../deps.ts';

/** Binds the UID that the station read to the card (000-17). One chip is one card, for ever; a spoiled one is none. */
export const reserveUid: ActivityFactory<'reserveUid'> =
  (deps) =>
  async ({ cityId, workflowId, cardId, jobId }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction(async (trx) => {
      const job = await StationJob.query(trx).findById(jobId).throwIfNotFound();
      const { uid, uidIndex } = job;
      if (!uid || !uidIndex) throw ApplicationFailure.nonRetryable('no UID was reported', 'CHIP_UNREADABLE');
      const taken = await Card.query(trx).where({ uidIndex }).whereNot('id', cardId).first();
      const spoiled = await trx('spoiled_blanks').where({ uidIndex }).first('id');
      if (taken || spoiled) throw ApplicationFailure.nonRetryable('the chip was used before', 'CHIP_ALREADY_USED');
      const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
      if (card.state !== 'in-production') throw ApplicationFailure.nonRetryable('the card was stopped', 'CARD_STOPPED');
      const clear = await city.vault.open(card.keyId, { table: 'station_jobs', row: jobId, column: 'uid' }, uid);
      const sealed = await city.vault.seal(card.keyId, { table: 'cards', row: cardId, column: 'uid' }, clear);
      await Card.query(trx).findById(cardId).patch({ uid: sealed, uidIndex });
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'card.bind-chip', subjectKind: 'card', subjectId: cardId },
        facts: { jobId },
      });
    });
  };

/** The blank is waste: its UID (where known, and not another card's) is never bound again; the number stays with the card. */
export const spoilBlank: ActivityFactory<'spoilBlank'> =
  (deps) =>
  async ({ cityId, cardId, jobId, operatorId }) => {
    const { knex } = deps.cityOf(cityId);
    await knex.transaction(async (trx) => {
      const job = await StationJob.query(trx).findById(jobId).throwIfNotFound();
      const isOthers =
        job.uidIndex && (await Card.query(trx).where('uidIndex', job.uidIndex).whereNot('id', cardId).first());
      const uidIndex = isOthers ? null : job.uidIndex;
      const reason = job.code;
      const added = await trx('spoiled_blanks')
        .insert({ id: randomUUID(), jobId, cardId, operatorId, uidIndex, reason })
        .onConflict()
        .ignore()
        .returning('id');
      await Card.query(trx).findById(cardId).patch({ uid: null, uidIndex: null });
      if (added.length === 0) return;
      await writeAudit(trx, {
        ...{
          actorKind: 'operator',
          actorId: operatorId,
          act: 'card.spoil-blank',
          subjectKind: 'card',
          subjectId: cardId,
        },
        facts: { jobId, reason },
      });
    });
  };
