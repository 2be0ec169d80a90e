import { Done, ResidentSession, SignIn } from '@karta/contracts';
import { Account } from '@karta/db';
import { CardError } from '@karta/domain';
import { findGoingAccount } from '@karta/services';
import { publicRoute, residentRoute } from '../http/definition.ts';
import { isRightGuess } from '../http/guess.ts';
import { noteSignOut } from '../http/session-traces.ts';
import { passWithPassword } from './enter-panel.ts';
import { NOBODY, sessionView } from './resident-session.ts';

/** Only activated accounts sign in (004-10). A wrong password and an unknown address are one answer. */
export const signIn = publicRoute('resident', {
  method: 'post',
  path: '/resident/sign-in',
  body: SignIn,
  answer: ResidentSession,
  async handle({ body }, { city, actor, throttle, session }) {
    const email = body.email.toLowerCase();
    const living = await Account.query(city.knex).where('email', email).whereNot('state', 'closed').first();
    const account = living ?? (await findGoingAccount(city.knex, city, email));
    const guess = { kind: 'resident', email, of: account, password: body.password } as const;
    if (!(await isRightGuess({ city, throttle, session, actor }, guess)) || !account)
      throw new CardError('WRONG_CREDENTIALS');
    if (account.state === 'closed') throw new CardError('ACCOUNT_BEING_ERASED');
    if (!['active', 'locked'].includes(account.state)) throw new CardError('ACCOUNT_NOT_ACTIVE');
    return passWithPassword({ city, session }, account);
  },
});

export const currentSession = publicRoute('resident', {
  method: 'get',
  path: '/resident/session',
  answer: ResidentSession,
  async handle(_input, { city, actor }) {
    const { signedIn } = actor;
    if (signedIn?.kind !== 'resident') return NOBODY;
    const account = await Account.query(city.knex).findById(signedIn.holderId);
    if (!account) return NOBODY;
    return { ...(await sessionView(city, account, signedIn.actsFor)), isLocked: signedIn.isLocked };
  },
});

export const signOut = residentRoute({
  method: 'post',
  path: '/resident/sign-out',
  forMembers: true,
  whileLocked: true,
  answer: Done,
  async handle(_input, { city, actor, session }) {
    await noteSignOut(city, 'resident', actor.holderId);
    await session.signOut();
    return { done: true as const };
  },
});
