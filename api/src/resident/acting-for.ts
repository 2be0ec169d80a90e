import { ActingFor, ActingForChoice } from '@karta/contracts';
import type { City, FamilyMember } from '@karta/db';
import { findActedFor, getActedFor, membersToActFor } from '@karta/services';
import type * as z from 'zod';
import { residentRoute } from '../http/definition.ts';

const shown = ({ id, firstName, lastName }: FamilyMember) => ({ memberId: id, firstName, lastName });

/** For whom the holder acts now, and for whom they could. */
export const actingFor = residentRoute({
  method: 'get',
  path: '/resident/acting-for',
  answer: ActingFor,
  handle: (_input, { city, actor }) => viewOf(city, actor.accountId, actor.actsFor?.memberId ?? null),
});

/** From here on the session acts for this member of the family; null: for the holder again. */
export const actFor = residentRoute({
  method: 'put',
  path: '/resident/acting-for',
  body: ActingForChoice,
  audit: ({ body }) => ({
    act: 'session.act-for',
    subjectKind: 'family-member',
    subjectId: body.memberId,
  }),
  answer: ActingFor,
  async handle({ body: { memberId } }, { city, actor, session }) {
    if (memberId !== null) await getActedFor(city.knex, city, actor.accountId, memberId);
    await session.actFor(memberId);
    return viewOf(city, actor.accountId, memberId);
  },
});

async function viewOf(city: City, accountId: string, memberId: string | null): Promise<z.infer<typeof ActingFor>> {
  const member = memberId === null ? undefined : await findActedFor(city.knex, city, accountId, memberId);
  const members = await membersToActFor(city.knex, city, accountId);
  return { actsFor: member ? shown(member) : null, members: members.map(shown) };
}
