import { SavedSmsAccount, SmsAccount, SmsAccountChange, SmsAccountState } from '@karta/contracts';
import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import { addressOf, askAccount, changeSmsAccount, smsAccount, smsConnection } from '@karta/services';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

/** The office's account at SerwerSMS, without its token (000-34). */
const account = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/sms-account',
  answer: SmsAccount,
  handle: (_input, { city }) => smsAccount(city),
});

const NONE_SET: SmsAccountState = { problem: 'none-set', code: null, credit: [], senders: [] };

/** What the vendor says of it now: credit and approved names. */
const accountState = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/sms-account/state',
  answer: SmsAccountState,
  async handle(_input, { city, actor, throttle }) {
    await throttle.take('sms-account', actor.operatorId);
    return (await smsAccount(city)).hasToken ? askAccount(await smsConnection(city)) : NONE_SET;
  },
});

/** Another token or name. A token that the vendor refuses is not kept; where it does not answer, it is. */
const putAccount = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/sms-account',
  body: SmsAccountChange,
  answer: SavedSmsAccount,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('sms-account-save', actor.operatorId);
    const wasChecked = await refuseWrong(city, body);
    await city.knex.transaction((trx) => changeSmsAccount(trx, city, body, byActor(actor, city)));
    return { ...(await smsAccount(city)), wasChecked };
  },
});

/** Asked before the transaction: nothing waits for the vendor. Answers whether it said anything. */
async function refuseWrong(city: City, { token, sender }: SmsAccountChange): Promise<boolean> {
  const known = token === null && (await smsAccount(city)).hasToken ? (await smsConnection(city)).token : token;
  if (known === null) throw new CardError('VALIDATION', {}, [{ path: 'token', code: 'MISSING' }]);
  const { problem, senders } = await askAccount({ url: addressOf(city), token: known });
  const wrong = (path: string) => new CardError('SMS_ACCOUNT_REFUSED', {}, [{ path, code: 'REFUSED' }]);
  if (problem === 'refused') throw wrong('token');
  if (sender !== null && senders.length > 0 && !senders.some(({ name, isReady }) => isReady && name === sender)) {
    throw wrong('sender');
  }
  return problem === null;
}

export const smsAccountRoutes = [account, accountState, putAccount] as const;
