import { ErasureBegun, ErasureOrder, ErasurePreview } from '@karta/contracts';
import { Account, AccountHold, Application, type City } from '@karta/db';
import { fullName, isLivingCard, isOpenApplication } from '@karta/domain';
import { beginErasure, cardsOf, erasureDueOn, familyOf, goingWithAccount } from '@karta/services';
import { residentRoute } from '../http/definition.ts';
import { requirePassword } from './account.ts';

/** Everybody who would go with this account; the dialog names them all (requirements T2), and says what the city must keep. */
export const erasurePreview = residentRoute({
  method: 'get',
  path: '/resident/account/erasure',
  whileLocked: true,
  answer: ErasurePreview,
  handle: (_input, { city, actor }) => previewOf(city, actor.accountId),
});

async function previewOf(city: City, accountId: string): Promise<ErasurePreview> {
  const { knex } = city;
  const hold = await AccountHold.query(knex).findOne({ accountId }).whereNull('liftedAt');
  const ids = await goingWithAccount(knex, city, accountId);
  const accounts = await Account.query(knex).findByIds(ids);
  const ordered = accounts.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  const going = await Promise.all(
    ordered.map(async (account) => ({
      name: fullName(account),
      email: account.email,
      cards: (await cardsOf(knex, account.id)).flatMap(({ number, state }) => (isLivingCard(state) ? number : [])),
    })),
  );
  const family = await familyOf(knex, accountId);
  const staying = family.filter(({ account }) => account?.state === 'active' && !ids.includes(account.id));
  const sent = await Application.query(knex).whereIn('accountId', ids).orderBy('number');
  return {
    accounts: going,
    staying: staying.map(({ member }) => fullName(member)),
    applications: sent.flatMap(({ number, state }) => (isOpenApplication(state) ? number : [])),
    dueOn: await erasureDueOn(knex, city),
    hold: hold ? { reason: hold.reason, since: hold.setAt.toISOString() } : null,
  };
}

/**
 * Closes the account, and the family's by the city's rule, at once and blocks the cards; the data are destroyed after the
 * grace period by its process. The password is asked again (004-77, 004-84, T3).
 */
export const eraseAccount = residentRoute({
  method: 'post',
  path: '/resident/account/erasure',
  whileLocked: true,
  body: ErasureOrder,
  // The password is not kept with the key, not even hashed.
  once: () => 'erase',
  answer: ErasureBegun,
  async handle({ body }, { city, actor, throttle, session, trx }) {
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    const { id, dueOn } = await beginErasure(trx, city, actor.accountId);
    if (actor.actsFor) await session.actFor(null);
    return { id, dueOn };
  },
});
