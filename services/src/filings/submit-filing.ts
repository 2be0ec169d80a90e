import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { getActedFor } from '../access/acted-for.ts';
import { submitApplication } from '../applications/submit-application.ts';
import { getFiling } from './filing-of.ts';

/**
 * Sends all drafts of a filing in the caller's transaction: all or none. What is missing is told of every child at once, each
 * path with the id of its application in front.
 * @throws CardError NOT_FOUND, MEMBER_ACTS_ALONE, VALIDATION, APPLICATION_NOT_EDITABLE where they were sent before
 */
export async function submitFiling(trx: Knex, city: City, holderId: string, filingId: string): Promise<void> {
  // a twin waits here, and then finds them sent
  await trx('applications').where({ filingId }).orderBy('number').forUpdate().select('id');
  const filing = await getFiling(trx, holderId, filingId);
  const missing: { path: string; code: string }[] = [];
  for (const { application, member } of filing) {
    await getActedFor(trx, city, holderId, member.id);
    const by = {
      kind: 'resident',
      id: application.accountId,
      now: city.clock.now(),
      holderId,
      actsFor: member.id,
    } as const;
    await submitApplication(trx, city, application, by).catch((error: unknown) => {
      if (!(error instanceof CardError) || error.code !== 'VALIDATION') throw error;
      missing.push(...error.fields.map(({ path, code }) => ({ path: `${application.id}.${path}`, code })));
    });
  }
  if (missing.length > 0) throw new CardError('VALIDATION', {}, missing);
}
