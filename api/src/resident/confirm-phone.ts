import { Account as AccountContract, PhoneCodeAgain, PhoneConfirmation } from '@karta/contracts';
import { Account, type City } from '@karta/db';
import { confirmPhone, sendPhoneCodeAgain } from '@karta/services';
import { residentRoute } from '../http/definition.ts';
import { accountView } from './account.ts';
import { asDoer } from './as-doer.ts';

/** The code of the text to a number that was typed: messages go there from now on. */
export const confirmOwnPhone = residentRoute({
  method: 'post',
  path: '/resident/account/phone-confirmation',
  forMembers: true,
  body: PhoneConfirmation,
  answer: AccountContract,
  async handle({ body }, { city, actor }) {
    await confirmPhone(city, { accountId: actor.accountId, ...body }, asDoer(actor, city));
    return accountView(city, await ownAccount(city, actor.accountId));
  },
});

/** Another code, a minute after the last one at the earliest. */
export const sendOwnPhoneCode = residentRoute({
  method: 'post',
  path: '/resident/account/phone-confirmation/resend',
  forMembers: true,
  body: PhoneCodeAgain,
  answer: AccountContract,
  async handle({ body }, { city, actor }) {
    const account = await ownAccount(city, actor.accountId);
    await city.knex.transaction((trx) => sendPhoneCodeAgain(trx, city, account, body.phone));
    return accountView(city, account);
  },
});

async function ownAccount({ knex }: City, accountId: string): Promise<Account> {
  return Account.query(knex).findById(accountId).throwIfNotFound();
}
