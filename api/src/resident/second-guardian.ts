import { Done, GuardianDecision, GuardianLink, GuardianQuestion, Id } from '@karta/contracts';
import { civilDateOf } from '@karta/domain';
import { answerAsGuardian, askSecondGuardianAgain, findGuardianQuestion } from '@karta/services';
import * as z from 'zod';
import { publicRoute, residentRoute } from '../http/definition.ts';
import { getOwnApplication } from './application-view.ts';
import { asDoer } from './as-doer.ts';

/** What the other guardian of a child is asked, for whoever has the link. A link that was used tells nothing. */
export const guardianQuestion = publicRoute('resident', {
  method: 'post',
  path: '/resident/second-guardian',
  body: GuardianLink,
  answer: GuardianQuestion,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('link', actor.address);
    const { applicationId: _, until, ...question } = await findGuardianQuestion(city.knex, city, body.token);
    return { ...question, paragraphs: [...question.paragraphs], until: civilDateOf(until, city.zone) };
  },
});

/** Yes or no, once for a link. */
export const guardianAnswer = publicRoute('resident', {
  method: 'post',
  path: '/resident/second-guardian/answer',
  body: GuardianDecision,
  answer: Done,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('link', actor.address);
    await city.knex.transaction((trx) => answerAsGuardian(trx, city, body));
    return { done: true as const };
  },
});

/** The letter to the other guardian once more. */
export const askGuardianAgain = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/second-guardian',
  params: z.object({ id: Id }),
  once: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await trx('applications').where('id', params.id).forUpdate().select('id');
    const application = await getOwnApplication(trx, actor.accountId, params.id);
    await askSecondGuardianAgain(trx, city, application, asDoer(actor, city));
    return { done: true as const };
  },
});
