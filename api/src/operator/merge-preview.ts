import type { MergePreview, MergeSide } from '@karta/contracts';
import { Account, type City, type Resident } from '@karta/db';
import { distinctionOf, mergeProblems, mergeRequests, openEntry } from '@karta/services';

/** Two entries beside each other, with what belongs to each. */
export async function mergePreview(
  city: City,
  stays: Resident,
  goes: Resident,
  operatorId: string,
): Promise<MergePreview> {
  const [request] = await mergeRequests(city.knex, operatorId, { staysId: stays.id, goesId: goes.id });
  const problems = await mergeProblems(city.knex, stays, goes);
  const apart = await distinctionOf(city.knex, stays.id, goes.id);
  return {
    apart: apart ? { ...apart, at: apart.at.toISOString() } : null,
    stays: await sideOf(city, stays),
    goes: await sideOf(city, goes),
    problems: problems.map(({ code }) => code),
    request: request ? { ...request, askedAt: request.askedAt.toISOString() } : null,
  };
}

async function sideOf(city: City, resident: Resident): Promise<MergeSide> {
  const { knex } = city;
  const { id, accountId, version, photoFileId, createdAt } = resident;
  const account = accountId === null ? undefined : await Account.query(knex).findById(accountId);
  const count = async (table: string, where: Record<string, string>): Promise<number> =>
    Number((await knex(table).where(where).count({ count: '*' }).first())?.['count']);
  const ofAccount = (table: string, column: string): Promise<number> =>
    accountId === null ? Promise.resolve(0) : count(table, { [column]: accountId });
  return {
    ...{ id, version, photoFileId },
    values: await openEntry(city, resident),
    createdAt: createdAt.toISOString(),
    email: account?.email ?? null,
    cards: await knex('cards').where({ residentId: id }).orderBy('createdAt').select('number', 'state'),
    applications: await count('applications', { residentId: id }),
    documents: await count('resident_documents', { residentId: id }),
    packages: await count('resident_packages', { residentId: id }),
    family: (await ofAccount('family_members', 'guardianAccountId')) + (await ofAccount('family_members', 'accountId')),
    threads: await ofAccount('threads', 'accountId'),
  };
}
