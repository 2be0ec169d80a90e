import { Card, CardAct, Operator, type City, type Task } from '@karta/db';
import { plainInstant } from './plain-instant.ts';

export interface TaskFact {
  label: string;
  value: string;
}

/** What a task without an application is about, in words for the clerk. */
export async function factsOf(city: City, task: Task): Promise<TaskFact[]> {
  const act = await CardAct.query(city.knex).findById(task.caseId);
  return act ? cardActFacts(city, act) : [];
}

async function cardActFacts({ knex, zone }: City, act: CardAct): Promise<TaskFact[]> {
  const card = await Card.query(knex).findById(act.cardId).throwIfNotFound();
  const operator = act.requestedKind === 'operator' ? await Operator.query(knex).findById(act.requestedBy) : undefined;
  return [
    { label: 'Karta', value: card.number },
    { label: 'Posiadacz', value: card.holderName },
    ...(card.blockedAt ? [{ label: 'Zastrzeżona', value: plainInstant(card.blockedAt, zone) }] : []),
    ...(operator ? [{ label: 'Kto prosi', value: operator.name }] : []),
    { label: 'Uzasadnienie', value: act.note },
  ];
}
