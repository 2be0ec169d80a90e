import { Application, FamilyMember } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';

/** One application of a filing with the member of the family that it is for. */
export interface FiledTogether {
  application: Application;
  member: FamilyMember;
}

/** What the holder of a family files together, in its order. @throws CardError NOT_FOUND, also for another family's */
export async function getFiling(knex: Knex, holderId: string, filingId: string): Promise<FiledTogether[]> {
  const members = await FamilyMember.query(knex).where({ guardianAccountId: holderId }).whereNotNull('accountId');
  const applications = await Application.query(knex).where({ filingId }).orderBy('number');
  const together = applications.flatMap((application) => {
    const member = members.find(({ accountId }) => accountId === application.accountId);
    return member ? [{ application, member }] : [];
  });
  if (together.length === 0) throw new CardError('NOT_FOUND');
  return together;
}

/** The other applications of the same filings, by the id of the filing. */
export async function filedTogether(
  knex: Knex,
  filingIds: readonly string[],
): Promise<Map<string, Pick<Application, 'id' | 'number' | 'firstName' | 'lastName'>[]>> {
  const rows = await Application.query(knex)
    .whereIn('filingId', [...filingIds])
    .orderBy('number')
    .select('id', 'number', 'firstName', 'lastName', 'filingId');
  return Map.groupBy(rows, ({ filingId }) => filingId ?? '');
}
