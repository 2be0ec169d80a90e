import { Account as AccountContract, Done, LanguageChoice, PasswordChange, PhoneChange } from '@karta/contracts';
import { Account, type City } from '@karta/db';
import { changePhone, hashPassword, knownOfAccount, setPassword, waitingPhonesOf } from '@karta/services';
import type { ResidentActor } from '../http/actor.ts';
import { residentRoute } from '../http/definition.ts';
import { requireOwnPassword } from '../http/own-password.ts';
import type { Throttle } from '../http/throttle.ts';
import { asDoer, asHolder } from './as-doer.ts';

/** What the account's owner sees of it. */
export async function accountView({ knex }: City, account: Account): Promise<AccountContract> {
  const { id, firstName, lastName, phone, pendingEmail, language, createdAt } = account;
  const email = account.email ?? '';
  const waitingPhones = await waitingPhonesOf(knex, account);
  const known = { id, firstName, lastName, email, phone, waitingPhones, pendingEmail, language };
  return { ...known, createdAt: createdAt.toISOString() };
}

export const account = residentRoute({
  method: 'get',
  path: '/resident/account',
  forMembers: true,
  whileLocked: true,
  answer: AccountContract,
  async handle(_input, { city, actor }) {
    return accountView(city, await Account.query(city.knex).findById(actor.accountId).throwIfNotFound());
  },
});

/** The language that whoever is signed in chose; letters come in it. */
export const chooseLanguage = residentRoute({
  method: 'put',
  path: '/resident/account/language',
  forMembers: true,
  whileLocked: true,
  body: LanguageChoice,
  transaction: true,
  answer: Done,
  async handle({ body }, { actor, trx }) {
    await Account.query(trx).findById(actor.holderId).patch({ language: body.language });
    return { done: true as const };
  },
});

/** Adds or changes the phone number of the account (004-76): with the password, since messages go there once its code was typed. */
export const changeOwnPhone = residentRoute({
  method: 'put',
  path: '/resident/account/phone',
  forMembers: true,
  body: PhoneChange,
  answer: AccountContract,
  async handle({ body }, { city, actor, throttle }) {
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    const order = { accountId: actor.accountId, phone: body.phone };
    return accountView(city, await city.knex.transaction((trx) => changePhone(trx, city, order, asDoer(actor, city))));
  },
});

/** Old password once, new one (004-79); every other session of the account ends, and every link that sets a password. */
export const changePassword = residentRoute({
  method: 'put',
  path: '/resident/account/password',
  forMembers: true,
  body: PasswordChange,
  answer: Done,
  async handle({ body }, { city, actor, session, throttle }) {
    await requirePassword(city, throttle, actor, { typed: body.oldPassword, path: 'oldPassword' });
    const passwordHash = await hashPassword(body.newPassword, await knownOfAccount(city.knex, city, actor.holderId));
    const order = { accountId: actor.holderId, passwordHash, act: 'change-password' } as const;
    await city.knex.transaction(async (trx) => {
      await session.endOthers(trx, actor.holderId);
      await setPassword(trx, city, order, asHolder(actor, city));
    });
    await session.rememberDevice('resident', actor.holderId);
    return { done: true as const };
  },
});

/** Whoever is signed in shows it by the own password, whomever they act for. @throws CardError WRONG_PASSWORD, TOO_MANY_REQUESTS */
export async function requirePassword(
  city: City,
  throttle: Throttle,
  { holderId }: ResidentActor,
  typed: { typed: string; path: string },
): Promise<void> {
  const { passwordHash } = await Account.query(city.knex).findById(holderId).throwIfNotFound();
  await requireOwnPassword({ city, throttle }, { kind: 'resident', id: holderId, passwordHash }, typed);
}
