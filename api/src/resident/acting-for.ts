import { ActingFor, ActingForChoice } from '@karta/contracts';
import type { City } from '@karta/db';
import { accountOfMember, findActedFor, getActedFor, membersToActFor, type Kin } from '@karta/services';
import type * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { asHolder } from './as-doer.ts';

const shown = ({ member: { id, firstName, lastName } }: Kin) => ({ memberId: id, firstName, lastName });

/** For whom the holder acts now, and for whom they could. */
export const actingFor = residentRoute({
  method: 'get',
  path: '/resident/acting-for',
  answer: ActingFor,
  handle: (_input, { city, actor }) => actingView(city, actor.holderId, actor.actsFor?.memberId ?? null),
});

/** From here on the session acts for this member of the family, under their account; null: for the holder again. */
export const actFor = residentRoute({
  method: 'put',
  path: '/resident/acting-for',
  body: ActingForChoice,
  transaction: true,
  audit: ({ body }) => ({
    act: 'session.act-for',
    subjectKind: 'family-member',
    subjectId: body.memberId,
  }),
  answer: ActingFor,
  async handle({ body: { memberId } }, { city, actor, session, trx }) {
    if (memberId !== null) {
      await getActedFor(trx, city, actor.holderId, memberId);
      await accountOfMember(trx, city, memberId, asHolder(actor, city));
    }
    await session.actFor(memberId);
    return actingView({ ...city, knex: trx } as City, actor.holderId, memberId);
  },
});

/** For whom somebody acts and could act. */
export async function actingView(
  city: City,
  holderId: string,
  memberId: string | null,
): Promise<z.infer<typeof ActingFor>> {
  const kin = memberId === null ? undefined : await findActedFor(city.knex, city, holderId, memberId);
  const members = await membersToActFor(city.knex, city, holderId);
  return { actsFor: kin ? shown(kin) : null, members: members.map(shown) };
}
