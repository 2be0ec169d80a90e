import type { FactorStep, ResidentSession } from '@karta/contracts';
import { Account, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { factorsOf, type FactorOwner } from '@karta/services';
import type { GuestActor } from '../http/actor.ts';
import type { Context } from '../http/definition.ts';
import { refuseOvertaken } from '../http/guess.ts';
import { NOBODY, sessionView } from './resident-session.ts';

type Door = Pick<Context<GuestActor>, 'city' | 'session'>;

export const factorOwner = (accountId: string): FactorOwner => ({ kind: 'resident', subject: accountId });

/**
 * The password was right: whoever has a second factor shows it first, whatever else they came for; everybody else is in.
 * Residents have one where they want it (docs/adr/0043).
 */
export async function passWithPassword(door: Door, account: Account): Promise<ResidentSession> {
  const factors = await factorsOf(door.city.knex, factorOwner(account.id));
  if (factors.length === 0) return enterPanel(door, account, null);
  await door.session.awaitFactor(account);
  const step: FactorStep = { step: 'prove', methods: [...new Set(factors.map(({ method }) => method))] };
  return { ...NOBODY, factor: step };
}

/** Signs somebody in who has shown all that was asked for; `factor`: what it was beside the password. */
export async function enterPanel(
  { city, session }: Door,
  account: Account,
  factor: string | null,
): Promise<ResidentSession> {
  await session.signIn(account.id);
  await refuseOvertaken(city, session, 'accounts', account);
  await session.rememberDevice('resident', account.id);
  await writeAudit(city.knex, {
    actorKind: 'resident',
    actorId: account.id,
    act: 'session.open',
    subjectKind: 'account',
    subjectId: account.id,
    facts: factor === null ? {} : { factor },
  });
  return sessionView(city, await Account.query(city.knex).findById(account.id).throwIfNotFound());
}

/** Whose second factor is awaited. @throws CardError SIGN_IN_AGAIN where nobody's is, or their password has changed */
export async function getAwaited(city: City, session: Door['session']): Promise<Account> {
  const awaited = session.awaited();
  const account =
    awaited && (await Account.query(city.knex).findById(awaited.subject).whereIn('state', ['active', 'locked']));
  if (!account || !awaited.isPasswordOf(account)) throw new CardError('SIGN_IN_AGAIN');
  return account;
}
