import { Application, Card, type City } from '@karta/db';
import { isOpenApplication } from '@karta/domain';
import type { Knex } from 'knex';
import { spoilUnissued } from '../cards/spoil-unissued.ts';
import type { Doer } from '../doer.ts';
import { writeLetters } from '../letters/write-letters.ts';
import { changeApplication } from './change-application.ts';

/**
 * An administrator has ended a case: its application ends with it, what was being made for it is spoiled, and the applicant is
 * told and may file again. A case that called none, or whose application has ended already, changes nothing.
 */
export async function endWithCase(trx: Knex, city: City, workflowId: string, by: Doer): Promise<void> {
  const application = await Application.query(trx).findOne({ workflowId }).forUpdate();
  if (!application || !isOpenApplication(application.state)) return;
  const { id } = application;
  const key = `case-ended/${workflowId}`;
  const cards = await Card.query(trx).where({ applicationId: id }).select('id');
  await spoilUnissued(
    trx,
    cards.map((card) => card.id),
    by,
    'CASE_ENDED',
  );
  await changeApplication(trx, application, 'end', by, { event: { key }, facts: { reason: 'CASE_ENDED' } });
  await writeLetters(trx, city, { template: 'case-ended', caseId: id, key });
}
