import { Account as AccountContract, Done, EmailChange, EmailConfirmation } from '@karta/contracts';
import { Account } from '@karta/db';
import { CardError } from '@karta/domain';
import { askForEmail, takeEmail } from '@karta/services';
import { publicRoute, residentRoute } from '../http/definition.ts';
import { accountView, requirePassword } from './account.ts';
import { asHolder } from './as-doer.ts';

/** Another address for the own account; it counts once the link that goes there was used. Null takes the wish back. */
export const changeOwnEmail = residentRoute({
  method: 'put',
  path: '/resident/account/email',
  body: EmailChange,
  answer: AccountContract,
  async handle({ body }, { city, actor, throttle }) {
    if (body.email !== null) {
      await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
      const { email } = await Account.query(city.knex).findById(actor.holderId).throwIfNotFound();
      if (email === body.email) throw new CardError('VALIDATION', {}, [{ path: 'email', code: 'OWN_EMAIL' }]);
      await throttle.take('email-change', actor.holderId);
    }
    const order = { accountId: actor.holderId, email: body.email };
    return accountView(
      city,
      await city.knex.transaction((trx) => askForEmail(trx, city, order, asHolder(actor, city))),
    );
  },
});

/** The link of the letter to the new address: it is the account's from now on, and everybody is signed out. */
export const confirmOwnEmail = publicRoute('resident', {
  method: 'post',
  path: '/resident/account/email-confirmation',
  body: EmailConfirmation,
  answer: Done,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('link', actor.address);
    await city.knex.transaction((trx) => takeEmail(trx, city, body.token));
    return { done: true as const };
  },
});
