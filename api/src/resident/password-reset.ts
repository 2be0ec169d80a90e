import { Done, PasswordReset, PasswordResetRequest } from '@karta/contracts';
import { Account, AccountToken, type City } from '@karta/db';
import { hashPassword, hashToken, knownOfAccount, newToken, setPassword } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { sendAccountMail } from './account-mail.ts';
import { inEqualTime } from '../http/equal-time.ts';
import { findToken, useToken } from './use-token.ts';

const RESET_MINUTES = 60;

/** Mails a link to a known address; the answer never tells which addresses are known (004-12, 004-13). */
export const requestPasswordReset = publicRoute('resident', {
  method: 'post',
  path: '/resident/password-reset/request',
  body: PasswordResetRequest,
  answer: Done,
  status: 202,
  async handle({ body }, { city, actor, throttle, portalUrl }) {
    await throttle.take('link', actor.address);
    const email = body.email.toLowerCase();
    await inEqualTime(async () => {
      // Five letters an hour lie in the mailbox already, each good for an hour: nobody is locked out by more questions.
      if (await throttle.hasLeft('reset-mail', email)) await sendLink(city, email, portalUrl);
    });
    return { done: true as const };
  },
});

async function sendLink(city: City, email: string, portalUrl: string): Promise<void> {
  const account = await Account.query(city.knex).findOne({ email, state: 'active' });
  if (!account) return;
  await city.knex.transaction(async (trx) => {
    const token = newToken();
    const expiresAt = new Date(city.clock.now().getTime() + RESET_MINUTES * 60_000);
    await AccountToken.query(trx).insert({
      tokenHash: hashToken(token),
      accountId: account.id,
      purpose: 'password-reset',
      expiresAt,
    });
    await sendAccountMail(trx, city, account, 'password-reset', `${portalUrl}/nowe-haslo?token=${token}`);
  });
}

/** Sets the new password; it counts at once, and every open session and every other link ends (004-14, 004-16). */
export const resetPassword = publicRoute('resident', {
  method: 'post',
  path: '/resident/password-reset',
  body: PasswordReset,
  answer: Done,
  async handle({ body }, { city, actor, session, throttle }) {
    await throttle.take('link', actor.address);
    const { accountId } = await findToken(city.knex, city, body.token, 'password-reset');
    const passwordHash = await hashPassword(body.password, await knownOfAccount(city.knex, city, accountId));
    const by = { kind: 'resident', id: accountId, now: city.clock.now() } as const;
    const { email } = await city.knex.transaction(async (trx) => {
      await useToken(trx, city, body.token, 'password-reset');
      await session.endOthers(trx, accountId);
      return setPassword(trx, city, { accountId, passwordHash, act: 'reset-password' }, by);
    });
    await throttle.forget('sign-in-person', `resident:${email}`);
    await session.rememberDevice('resident', accountId);
    return { done: true as const };
  },
});
