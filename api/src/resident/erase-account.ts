import { randomUUID } from 'node:crypto';
import { ErasureBegun, ErasureOrder, ErasurePreview } from '@karta/contracts';
import { Account, AccountHold, Erasure, FamilyMember, putInOutbox, readSettings, type City } from '@karta/db';
import { addDays, CardError, fullName, isOfAge } from '@karta/domain';
import { closeAccounts, isPasswordRight } from '@karta/services';
import { workflowIdOf } from '@karta/workflows';
import type { Knex } from 'knex';
import { residentRoute } from '../http/definition.ts';

const LONGEST_GRACE_DAYS = 14;

/** Everybody who would go with this account; the dialog names them all (requirements T2), and says what the city must keep. */
export const erasurePreview = residentRoute({
  method: 'get',
  path: '/resident/account/erasure',
  answer: ErasurePreview,
  async handle(_input, { city, actor }) {
    const hold = await AccountHold.query(city.knex).findOne({ accountId: actor.accountId }).whereNull('liftedAt');
    const accounts = await Account.query(city.knex).findByIds(await goingWith(city.knex, city, actor.accountId));
    return {
      accounts: accounts.map((account) => ({ name: fullName(account), email: account.email })),
      dueOn: await dueOn(city.knex, city),
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
    const asked = await Erasure.query(trx).findOne({ accountId }).whereNull('outcome');
    if (asked) throw new CardError('ERASURE_ALREADY_ASKED');
    const erasure = await Erasure.query(trx).insertAndFetch({
      ...{ id: randomUUID(), accountId, accountIds: await goingWith(trx, city, accountId) },
      ...{ dueOn: await dueOn(trx, city), requestedAt: city.clock.now() },
    });
    await closeAccounts(trx, city, erasure);
    const { id } = erasure;
    await putInOutbox(trx, {
      kind: 'start-process',
      workflowId: workflowIdOf(city.id, 'account-erasure', id),
      payload: { processKey: 'account-erasure', caseId: id, variables: {} },
    });
    return { id, dueOn: erasure.dueOn };
  },
});

async function dueOn(trx: Knex, city: City): Promise<string> {
  const { erasureGraceDays } = await readSettings(trx);
  return addDays(city.clock.today(), Math.min(LONGEST_GRACE_DAYS, Math.max(0, erasureGraceDays)));
}

/** The account itself and those of its family; with `detach-adults` adults who sign in themselves stay (requirements T2). */
async function goingWith(trx: Knex, city: City, accountId: string): Promise<string[]> {
  const { familyErasure } = await readSettings(trx);
  const family = await FamilyMember.query(trx).where({ guardianAccountId: accountId }).whereNotNull('accountId');
  const today = city.clock.today();
  const going = family.filter(({ birthDate }) => familyErasure === 'cascade' || !isOfAge(birthDate, today));
  return [accountId, ...going.flatMap((member) => member.accountId ?? [])];
}
