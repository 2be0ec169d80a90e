import type { TaskFact } from '@karta/contracts';
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

/** What a task without an application is about; without the names of residents where they are hidden. */
export async function factsOf(city: City, task: Task, namesHolder: boolean): Promise<TaskFact[]> {
  const facts = await allFactsOf(city, task);
  return namesHolder ? facts : facts.filter(({ code }) => !NAMES.includes(code));
}

const NAMES: readonly TaskFact['code'][] = ['holder', 'member', 'resident'];

async function allFactsOf(city: City, task: Task): Promise<TaskFact[]> {
  const act = await CardAct.query(city.knex).findById(task.caseId);
  if (act) return cardActFacts(city, act);
  const thread = await Thread.query(city.knex).findById(task.caseId);
  if (thread) return threadFacts(city, thread);
  const started = await ScheduledStart.query(city.knex).findById(task.caseId);
  return started ? startedFacts(city, started) : [];
}

async function cardActFacts({ knex }: City, act: CardAct): Promise<TaskFact[]> {
  const card = await Card.query(knex).findById(act.cardId).throwIfNotFound();
  const operator = act.requestedKind === 'operator' ? await Operator.query(knex).findById(act.requestedBy) : undefined;
  return [
    { code: 'card', parts: [card.number] },
    { code: 'holder', parts: [card.holderName] },
    ...(card.blockedAt ? [{ code: 'blocked-at' as const, parts: [card.blockedAt.toISOString()] }] : []),
    ...(operator ? [{ code: 'asked-by' as const, parts: [operator.name] }] : []),
    { code: 'reason', parts: [act.note] },
  ];
}

/** The whole conversation: whoever answers has to read it. */
async function threadFacts(city: City, thread: Thread): Promise<TaskFact[]> {
  const account = await Account.query(city.knex).findById(thread.accountId).throwIfNotFound();
  const { number, subject, typeName, messages } = await viewThread(city, thread);
  return [
    { code: 'thread', parts: [String(number), typeName] },
    { code: 'resident', parts: [fullName(account)] },
    { code: 'subject', parts: [subject] },
    ...messages.map(({ from, body, files }) => ({
      code: from === 'resident' ? ('resident-writes' as const) : ('office-writes' as const),
      parts: [body],
      ...(files.length > 0 && { files }),
    })),
  ];
}

/** A case that a date has started: about a member of a family, or a card. */
async function startedFacts({ knex }: City, { facts }: ScheduledStart): Promise<TaskFact[]> {
  const member = facts['memberId'] ? await FamilyMember.query(knex).findById(facts['memberId']) : undefined;
  const card = facts['cardId'] ? await Card.query(knex).findById(facts['cardId']) : undefined;
  return [
    ...(member ? [{ code: 'member' as const, parts: [fullName(member)] }] : []),
    ...(card
      ? [
          { code: 'card' as const, parts: [card.number] },
          { code: 'holder' as const, parts: [card.holderName] },
        ]
      : []),
  ];
}
