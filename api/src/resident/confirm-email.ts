import { Done, EmailConfirmation } from '@karta/contracts';
import { confirmEmail } from '@karta/services';
import { publicRoute } from '../http/definition.ts';

/** The link of the letter to an address that was typed in an application: whoever reads it says that letters may come. */
export const confirmTypedEmail = publicRoute('resident', {
  method: 'post',
  path: '/resident/email-confirmation',
  body: EmailConfirmation,
  answer: Done,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('link', actor.address);
    await city.knex.transaction((trx) => confirmEmail(trx, city, body.token));
    return { done: true as const };
  },
});
