import type { ResidentSession } from '@karta/contracts';
import type { Account, City } from '@karta/db';
import { panelOfAccount } from '@karta/services';
import type { ResidentActor } from '../http/actor.ts';
import { accountView } from './account.ts';
import { actingView } from './acting-for.ts';

/** Who is signed in, what they may do, and for whom. */
export async function sessionView(
  city: City,
  account: Account,
  actsFor: ResidentActor['actsFor'] = null,
): Promise<ResidentSession> {
  return {
    account: await accountView(city, account),
    panel: actsFor ? 'full' : await panelOfAccount(city.knex, city, account.id),
    isLocked: account.state === 'locked',
    factor: null,
    ...(await actingView(city, account.id, actsFor?.memberId ?? null)),
  };
}

export const NOBODY: ResidentSession = {
  account: null,
  panel: 'full',
  isLocked: false,
  factor: null,
  actsFor: null,
  members: [],
};
