import { Account as AccountContract, Done, PasswordChange, PhoneChange } from '@karta/contracts';
import { Account, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import { hashPassword, isPasswordRight } from '@karta/services';
import { residentRoute } from '../http/definition.ts';

/** What the account's owner sees of it. */
export function accountView(account: Account): AccountContract {
  const { id, firstName, lastName, email, phone, createdAt } = account;
  return { id, firstName, lastName, email, phone, createdAt: createdAt.toISOString() };
}

export const account = residentRoute({
  method: 'get',
  path: '/resident/account',
  answer: AccountContract,
  async handle(_input, { city, actor }) {
    return accountView(await Account.query(city.knex).findById(actor.accountId).throwIfNotFound());
  },
});

/** Adds or changes the phone number of the account (004-76). */
export const changePhone = residentRoute({
  method: 'put',
  path: '/resident/account/phone',
  body: PhoneChange,
  answer: AccountContract,
  async handle({ body }, { city, actor }) {
    const changed = await Account.query(city.knex).patchAndFetchById(actor.accountId, { phone: body.phone });
    return accountView(changed);
  },
});

/** Old password once, new one (004-79); every other session of the account ends. */
export const changePassword = residentRoute({
  method: 'put',
  path: '/resident/account/password',
  body: PasswordChange,
  transaction: true,
  answer: Done,
  async handle({ body }, { actor, session, throttle, trx }) {
    await throttle.take('sign-in-person', `change:${actor.accountId}`);
    const found = await Account.query(trx).findById(actor.accountId).throwIfNotFound();
    if (!(await isPasswordRight(found.passwordHash, body.oldPassword))) {
      throw new CardError('WRONG_PASSWORD', {}, [{ path: 'oldPassword', code: 'WRONG_PASSWORD' }]);
    }
    const passwordHash = await hashPassword(body.newPassword);
    await Account.query(trx).findById(actor.accountId).patch({ passwordHash });
    const subject = { subjectKind: 'account', subjectId: actor.accountId } as const;
    const act = { actorKind: 'resident', actorId: actor.accountId, act: 'account.change-password' } as const;
    await writeAudit(trx, { ...act, ...subject, actsFor: actor.actsFor?.memberId ?? null });
    await session.endOthers(trx, actor.accountId);
    return { done: true as const };
  },
});
