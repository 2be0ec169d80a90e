import type { NewSubstitution, SubstitutionChange } from '@karta/contracts';
import { Operator, Substitution } from '@karta/db';
import { CardError, daysBetween, LONGEST_SUBSTITUTION_DAYS, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { ableToStandIn } from './able-to-stand-in.ts';

type Days = Pick<SubstitutionChange, 'from' | 'until'>;

/** The refusal of a day. */
export const wrongDay = (path: keyof Days, code: string): CardError =>
  new CardError('VALIDATION', {}, [{ path, code }]);

/** @throws CardError VALIDATION */
export function requireDays({ from, until }: Days, today: CivilDate): void {
  if (until < from) throw wrongDay('until', 'BEFORE_BEGIN');
  if (until < today) throw wrongDay('until', 'DATE_PAST');
  if (daysBetween(from, until) >= LONGEST_SUBSTITUTION_DAYS) throw wrongDay('until', 'TOO_LONG');
}

/**
 * Two people, the substitute able to settle tasks and not naming themselves; both stay as they are until it is written.
 * @throws CardError NOT_FOUND, SUBSTITUTE_ONESELF, SUBSTITUTE_NAMES_ONESELF, SUBSTITUTE_UNFIT
 */
export async function requireFit(trx: Knex, { absentId, substituteId }: NewSubstitution, by: Doer): Promise<void> {
  if (absentId === substituteId) throw new CardError('SUBSTITUTE_ONESELF');
  const both = await Operator.query(trx)
    .findByIds([absentId, substituteId])
    .orderBy('id')
    .forNoKeyUpdate()
    .select('id');
  if (!both.some(({ id }) => id === absentId)) throw new CardError('NOT_FOUND');
  // nobody gives themselves what a colleague works on
  if (substituteId === by.id) throw new CardError('SUBSTITUTE_NAMES_ONESELF');
  const able = await ableToStandIn(trx);
  if (!able.some(({ id }) => id === substituteId)) throw new CardError('SUBSTITUTE_UNFIT');
}

/**
 * Of one absent person one at a time; days of the substitute's own absence that are over are in nobody's way.
 * @throws CardError SUBSTITUTION_OVERLAPS, SUBSTITUTE_AWAY
 */
export async function requireFree(
  trx: Knex,
  { id, today }: { id: string; today: CivilDate },
  { absentId, substituteId, from, until }: NewSubstitution,
): Promise<void> {
  const named = (person: string, since: CivilDate) =>
    Substitution.query(trx)
      .whereNot({ id })
      .whereNull('endedAt')
      .where({ absentId: person })
      .where('fromOn', '<=', until)
      .where('untilOn', '>=', since)
      .first();
  if (await named(absentId, from)) throw new CardError('SUBSTITUTION_OVERLAPS');
  if (await named(substituteId, from < today ? today : from)) throw new CardError('SUBSTITUTE_AWAY');
}
