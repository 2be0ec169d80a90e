import { randomUUID } from 'node:crypto';
import { Erasure, putInOutbox, readSettings, type City } from '@karta/db';
import { CardError, addDays, isOfAge } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { familyOf, type Kin } from '../people/family.ts';
import { closeAccounts } from './close-accounts.ts';

const LONGEST_GRACE_DAYS = 14;

/**
 * Closes the account, and the family's by the city's rule, at once; the data are destroyed after the grace period by the
 * process that begins here (004-77, 004-84, T3).
 * @throws CardError ERASURE_ALREADY_ASKED
 */
export async function beginErasure(trx: Knex, city: City, accountId: string): Promise<Erasure> {
  const asked = await Erasure.query(trx).findOne({ accountId }).whereNull('outcome');
  if (asked) throw new CardError('ERASURE_ALREADY_ASKED');
  const erasure = await Erasure.query(trx).insertAndFetch({
    id: randomUUID(),
    accountId,
    accountIds: await goingWithAccount(trx, city, accountId),
    dueOn: await erasureDueOn(trx, city),
    requestedAt: city.clock.now(),
  });
  await closeAccounts(trx, city, erasure);
  await putInOutbox(trx, {
    kind: 'start-process',
    workflowId: workflowIdOf(city.id, 'account-erasure', erasure.id),
    payload: { processKey: 'account-erasure', caseId: erasure.id, variables: {} },
  });
  return erasure;
}

/** The day on which the data go: the city's grace period, never longer than T3 allows. */
export async function erasureDueOn(trx: Knex, city: City): Promise<string> {
  const { erasureGraceDays } = await readSettings(trx);
  return addDays(city.clock.today(), Math.min(LONGEST_GRACE_DAYS, Math.max(0, erasureGraceDays)));
}

/** The account itself and those of its family; with `detach-adults` adults who sign in themselves stay (requirements T2). */
export async function goingWithAccount(trx: Knex, city: City, accountId: string): Promise<string[]> {
  const { familyErasure } = await readSettings(trx);
  const family = await familyOf(trx, accountId);
  const today = city.clock.today();
  const stays = ({ ward }: Kin): boolean =>
    familyErasure === 'detach-adults' && isOfAge(ward.birthDate, today) && ward.login === 'own';
  const going = family.filter((kin) => !stays(kin) && kin.account?.state !== 'closed');
  return [accountId, ...going.flatMap(({ account }) => account?.id ?? [])];
}
