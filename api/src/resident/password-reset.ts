import { Done, PasswordReset, PasswordResetRequest } from '@karta/contracts';
import { Account, AccountToken, writeAudit } from '@karta/db';
import { hashPassword, hashToken, newToken } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { sendAccountMail } from './account-mail.ts';
import { useToken } from './use-token.ts';

const RESET_MINUTES = 60;

/** Mails a link to a known address; the answer never tells which addresses are known (004-12, 004-13). */
export const requestPasswordReset = publicRoute('resident', {
  method: 'post',
  path: '/resident/password-reset/request',
  body: PasswordResetRequest,
  answer: Done,
  status: 202,
  async handle({ body }, { city, throttle, portalUrl }) {
    const email = body.email.toLowerCase();
    await throttle.take('mail', email);
    const account = await Account.query(city.knex).findOne({ email, state: 'active' });
    if (account) {
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
    return { done: true as const };
  },
});

/** Sets the new password; it counts at once, and every open session ends (004-14, 004-16). */
export const resetPassword = publicRoute('resident', {
  method: 'post',
  path: '/resident/password-reset',
  body: PasswordReset,
  transaction: true,
  answer: Done,
  async handle({ body }, { city, session, throttle, trx }) {
    const passwordHash = await hashPassword(body.password);
    const accountId = await useToken(trx, city, body.token, 'password-reset');
    const { email } = await Account.query(trx).patchAndFetchById(accountId, { passwordHash });
    await writeAudit(trx, {
      actorKind: 'resident',
      actorId: accountId,
      act: 'account.reset-password',
      subjectKind: 'account',
      subjectId: accountId,
    });
    await session.endOthers(trx, accountId);
    await throttle.forget('sign-in-person', `resident:${email}`);
    return { done: true as const };
  },
});
