import { randomUUID } from 'node:crypto';
import type { NewSubstitution, SubstitutionChange } from '@karta/contracts';
import { Operator, Substitution, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellOperator } from '../staff/tell-operator.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';
import { requireDays, requireFit, requireFree, wrongDay } from './substitution-rules.ts';

/**
 * Names who works in the place of somebody absent; no task changes hands. Returns the id.
 * @throws CardError NOT_FOUND, VALIDATION for days, SUBSTITUTE_ONESELF, SUBSTITUTE_UNFIT, SUBSTITUTE_AWAY,
 * SUBSTITUTION_OVERLAPS, SUBSTITUTE_NAMES_ONESELF in the place of somebody else
 */
export async function planSubstitution(trx: Knex, city: City, asked: NewSubstitution, by: Doer): Promise<string> {
  const { absentId, substituteId, from, until } = asked;
  const today = city.clock.today();
  if (from < today) throw wrongDay('from', 'DATE_PAST');
  requireDays(asked, today);
  await requireFit(trx, asked, by);
  const id = randomUUID();
  await requireFree(trx, { id, today }, asked);
  const days = { fromOn: from, untilOn: until };
  await Substitution.query(trx).insert({ id, absentId, substituteId, ...days, createdBy: by.id, createdAt: by.now });
  await tell(trx, city, by, 'plan', id, asked);
  return id;
}

/**
 * Another person or other days. @throws as above, SUBSTITUTION_ENDED, CHANGED_MEANWHILE where somebody else was faster, and
 * VALIDATION for the first day of one that has begun
 */
export async function changeSubstitution(
  trx: Knex,
  city: City,
  id: string,
  { version, ...asked }: SubstitutionChange,
  by: Doer,
): Promise<void> {
  const known = await getOpen(trx, city, id);
  if (known.version !== version) throw new CardError('CHANGED_MEANWHILE');
  const today = city.clock.today();
  const isBegun = known.fromOn <= today;
  if (asked.from !== known.fromOn && isBegun) throw wrongDay('from', 'HAS_BEGUN');
  if (asked.from < today && !isBegun) throw wrongDay('from', 'DATE_PAST');
  requireDays(asked, today);
  const to = { absentId: known.absentId, ...asked };
  await requireFit(trx, to, by);
  await requireFree(trx, { id, today }, to);
  const { substituteId, from: fromOn, until: untilOn } = asked;
  if (known.fromOn < today && substituteId !== known.substituteId) return replace(trx, city, known, to, by);
  await Substitution.query(trx)
    .findById(id)
    .patch({ substituteId, fromOn, untilOn, version: version + 1 });
  await tell(trx, city, by, 'change', id, to, [known.substituteId]);
}

/** From today on somebody else: who stood in until now stays in the records as who did. */
async function replace(trx: Knex, city: City, known: Substitution, to: NewSubstitution, by: Doer): Promise<void> {
  await Substitution.query(trx).findById(known.id).patch({ endedAt: by.now, endedBy: by.id });
  const [id, from] = [randomUUID(), city.clock.today()];
  const { absentId, substituteId, until } = to;
  const days = { fromOn: from, untilOn: until };
  await Substitution.query(trx).insert({ id, absentId, substituteId, ...days, createdBy: by.id, createdAt: by.now });
  await tell(trx, city, by, 'change', id, { ...to, from }, [known.substituteId]);
}

/** Ends one that runs at this moment, or calls one off. @throws CardError NOT_FOUND, SUBSTITUTION_ENDED */
export async function endSubstitution(trx: Knex, city: City, id: string, by: Doer): Promise<void> {
  const { absentId, substituteId, fromOn: from, untilOn: until } = await getOpen(trx, city, id);
  await Substitution.query(trx).findById(id).patch({ endedAt: by.now, endedBy: by.id });
  await tell(trx, city, by, 'end', id, { absentId, substituteId, from, until });
}

async function getOpen(trx: Knex, city: City, id: string): Promise<Substitution> {
  const known = await Substitution.query(trx).findById(id).forUpdate();
  if (!known) throw new CardError('NOT_FOUND');
  if (known.endedAt !== null || known.untilOn < city.clock.today()) throw new CardError('SUBSTITUTION_ENDED');
  return known;
}

/** The audit row, the lists, and a letter to whoever of both has not done it themselves, and to who stands in no more. */
async function tell(
  trx: Knex,
  city: City,
  by: Doer,
  verb: 'plan' | 'change' | 'end',
  substitutionId: string,
  { absentId, ...facts }: NewSubstitution,
  before: readonly string[] = [],
): Promise<void> {
  const about = { subjectKind: 'operator', subjectId: absentId };
  await writeAudit(trx, { ...actorOf(by), act: `substitution.${verb}`, ...about, facts: { substitutionId, ...facts } });
  await tellTaskLists(trx);
  const concerned = [...new Set([absentId, facts.substituteId, ...before])].filter((id) => id !== by.id);
  for (const person of await Operator.query(trx).findByIds(concerned).where('isActive', true))
    await tellOperator(trx, city, person, 'staff-substitution');
}
