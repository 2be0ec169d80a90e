import { endOfDay } from '@karta/domain';
import { answerThread, awaitAnswer, closeThread } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';

/** The office has to answer by the term of the conversation's type. */
export const awaitAnswerOfCase: ActivityFactory<'await-answer'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    const { answerDue, allowsReply } = await city.knex.transaction((trx) => awaitAnswer(trx, city, caseId));
    return { answerDue: endOfDay(answerDue, city.zone), allowsReply };
  };

/** What the clerk has written becomes a message of the conversation. */
export const recordAnswer: ActivityFactory<'record-answer'> =
  (deps) =>
  async ({ cityId, caseId: threadId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    await city.knex.transaction((trx) => answerThread(trx, city, { threadId, workflowId, key }));
    return {};
  };

/** The end of the conversation. */
export const closeThreadOfCase: ActivityFactory<'close-thread'> =
  (deps) =>
  async ({ cityId, caseId: threadId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    await city.knex.transaction((trx) => closeThread(trx, city, { threadId, workflowId, key }, by));
    return {};
  };
