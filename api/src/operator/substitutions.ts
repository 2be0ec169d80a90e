import { AbleSubstituteList, Id, NewSubstitution, SubstitutionChange, SubstitutionList } from '@karta/contracts';
import { Substitution, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import {
  ableSubstitutes,
  changeSubstitution,
  endSubstitution,
  planSubstitution,
  substitutionsOf,
} from '@karta/services';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { staffRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

const OfPerson = z.object({ personId: Id });
const OfSubstitution = z.object({ id: Id });

/** Everybody names their own substitute; whoever gives rights does it for others too (C-2). */
function requireManaged({ operatorId, permissions }: OperatorActor, personId: string): void {
  if (personId !== operatorId && !permissions.includes('access.change')) throw new CardError('FORBIDDEN');
}

const listOf = ({ knex, clock }: City, { operatorId }: OperatorActor, personId: string): Promise<SubstitutionList> =>
  substitutionsOf(knex, { personId, isOneself: personId === operatorId }, clock.today());

/** Who works in a person's place, and in whose place they work. */
export const substitutions = staffRoute({
  method: 'get',
  path: '/operator/substitutions',
  query: OfPerson,
  answer: SubstitutionList,
  async handle({ query: { personId } }, { city, actor }) {
    requireManaged(actor, personId);
    return listOf(city, actor, personId);
  },
});

/** Who can be named in a person's place. */
export const substitutes = staffRoute({
  method: 'get',
  path: '/operator/substitutes',
  query: OfPerson,
  answer: AbleSubstituteList,
  async handle({ query: { personId } }, { city, actor }) {
    requireManaged(actor, personId);
    return { people: await ableSubstitutes(city.knex, personId) };
  },
});

export const addSubstitution = staffRoute({
  method: 'post',
  path: '/operator/substitutions',
  body: NewSubstitution,
  once: true,
  answer: SubstitutionList,
  async handle({ body }, { city, actor, trx }) {
    requireManaged(actor, body.absentId);
    return { kept: await planSubstitution(trx, city, body, asDoer(actor, city)) };
  },
  show: (_kept, { body }, { city, actor }) => listOf(city, actor, body.absentId),
});

export const putSubstitution = staffRoute({
  method: 'put',
  path: '/operator/substitutions/:id',
  params: OfSubstitution,
  body: SubstitutionChange,
  transaction: true,
  answer: SubstitutionList,
  async handle({ params, body }, { city, actor, trx }) {
    const { absentId } = await getManaged(city, actor, params.id);
    await changeSubstitution(trx, city, params.id, body, asDoer(actor, city));
    return substitutionsOf(trx, { personId: absentId, isOneself: absentId === actor.operatorId }, city.clock.today());
  },
});

/** Ends one today, or calls off one that has not begun. */
export const endOneSubstitution = staffRoute({
  method: 'post',
  path: '/operator/substitutions/:id/end',
  params: OfSubstitution,
  transaction: true,
  answer: SubstitutionList,
  async handle({ params }, { city, actor, trx }) {
    const { absentId } = await getManaged(city, actor, params.id);
    await endSubstitution(trx, city, params.id, asDoer(actor, city));
    return substitutionsOf(trx, { personId: absentId, isOneself: absentId === actor.operatorId }, city.clock.today());
  },
});

/** @throws CardError NOT_FOUND, also for one that the person has nothing to do with */
async function getManaged({ knex }: City, actor: OperatorActor, id: string): Promise<Substitution> {
  const known = await Substitution.query(knex).findById(id);
  const isManaged = known?.absentId === actor.operatorId || actor.permissions.includes('access.change');
  if (!known || !isManaged) throw new CardError('NOT_FOUND');
  return known;
}
