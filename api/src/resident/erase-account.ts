import { ErasureBegun, ErasureOrder, ErasurePreview } from '@karta/contracts';
import { Account, AccountHold } from '@karta/db';
import { CardError, fullName } from '@karta/domain';
import { beginErasure, erasureDueOn, goingWithAccount, isPasswordRight } from '@karta/services';
import { residentRoute } from '../http/definition.ts';

/** Everybody who would go with this account; the dialog names them all (requirements T2), and says what the city must keep. */
export const erasurePreview = residentRoute({
  method: 'get',
  path: '/resident/account/erasure',
  answer: ErasurePreview,
  async handle(_input, { city, actor }) {
    const hold = await AccountHold.query(city.knex).findOne({ accountId: actor.accountId }).whereNull('liftedAt');
    const accounts = await Account.query(city.knex).findByIds(await goingWithAccount(city.knex, city, actor.accountId));
    return {
      accounts: accounts.map((account) => ({ name: fullName(account), email: account.email })),
      dueOn: await erasureDueOn(city.knex, city),
      hold: hold ? { reason: hold.reason, since: hold.setAt.toISOString() } : null,
    };
  },
});

/**
 * Closes the account, and the family's by the city's rule, at once and blocks the cards; the data are destroyed after the
 * grace period by its process. The password is asked again (004-77, 004-84, T3).
 */
export const eraseAccount = residentRoute({
  method: 'post',
  path: '/resident/account/erasure',
  body: ErasureOrder,
  // The password is not kept with the key, not even hashed.
  once: () => 'erase',
  answer: ErasureBegun,
  async handle({ body }, { city, actor, throttle, trx }) {
    const { accountId } = actor;
    await throttle.take('sign-in-person', `erase:${accountId}`);
    const account = await Account.query(trx).findById(accountId).throwIfNotFound();
    if (!(await isPasswordRight(account.passwordHash, body.password)))
      throw new CardError('WRONG_PASSWORD', {}, [{ path: 'password', code: 'WRONG_PASSWORD' }]);
    const { id, dueOn } = await beginErasure(trx, city, accountId);
    return { id, dueOn };
  },
});
