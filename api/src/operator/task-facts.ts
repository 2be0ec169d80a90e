import {
  Account,
  Card,
  CardAct,
  FamilyMember,
  Operator,
  ScheduledStart,
  Thread,
  type City,
  type Task,
} from '@karta/db';
import { fullName } from '@karta/domain';
import { viewThread } from '@karta/services';
import { plainInstant } from './plain-instant.ts';

export interface TaskFact {
  label: string;
  value: string;
}

/** What a task without an application is about, in words for the clerk. */
export async function factsOf(city: City, task: Task): Promise<TaskFact[]> {
  const act = await CardAct.query(city.knex).findById(task.caseId);
  if (act) return cardActFacts(city, act);
  const thread = await Thread.query(city.knex).findById(task.caseId);
  if (thread) return threadFacts(city, thread);
  const started = await ScheduledStart.query(city.knex).findById(task.caseId);
  return started ? startedFacts(city, started) : [];
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

/** The whole conversation: whoever answers has to read it. */
async function threadFacts(city: City, thread: Thread): Promise<TaskFact[]> {
  const account = await Account.query(city.knex).findById(thread.accountId).throwIfNotFound();
  const { number, subject, typeName, messages } = await viewThread(city, thread);
  return [
    { label: 'Sprawa', value: `nr ${number}, ${typeName}` },
    { label: 'Mieszkaniec', value: fullName(account) },
    { label: 'Temat', value: subject },
    ...messages.map(({ from, body }) => ({
      label: from === 'resident' ? 'Mieszkaniec pisze' : 'Urząd pisze',
      value: body,
    })),
  ];
}

/** A case that a date has started: about a member of a family, or a card. */
async function startedFacts({ knex }: City, { facts }: ScheduledStart): Promise<TaskFact[]> {
  const member = facts['memberId'] ? await FamilyMember.query(knex).findById(facts['memberId']) : undefined;
  const card = facts['cardId'] ? await Card.query(knex).findById(facts['cardId']) : undefined;
  return [
    ...(member ? [{ label: 'Członek rodziny', value: fullName(member) }] : []),
    ...(card
      ? [
          { label: 'Karta', value: card.number },
          { label: 'Posiadacz', value: card.holderName },
        ]
      : []),
  ];
}
