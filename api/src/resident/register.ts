import { randomUUID } from 'node:crypto';
import { Done, Registration } from '@karta/contracts';
import { Account, AccountToken, writeAudit, type City } from '@karta/db';
import { hashPassword, hashToken, newToken } from '@karta/services';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { publicRoute } from '../http/definition.ts';
import { sendAccountMail } from './account-mail.ts';
import { inEqualTime } from '../http/equal-time.ts';
import { requireConsents } from './consent-texts.ts';

const ACTIVATION_HOURS = 48;
type Registered = z.infer<typeof Registration>;

/**
 * Makes a pending account and mails the activation link (004-01..09). The answer is the same for a known address:
 * its owner gets a mail that says so instead.
 */
export const register = publicRoute('resident', {
  method: 'post',
  path: '/resident/register',
  body: Registration,
  answer: Done,
  status: 202,
  async handle({ body }, { city, actor, throttle, portalUrl }) {
    await throttle.take('register', actor.address);
    await requireConsents(city, body.consents);
    const passwordHash = await hashPassword(body.password, [city.name, body.firstName, body.lastName, body.email]);
    const mayWrite =
      (await throttle.hasLeft('register-mail', `${body.email}@${actor.address}`)) &&
      (await throttle.hasLeft('register-mail-all', body.email));
    if (!mayWrite) return { done: true as const };
    await inEqualTime(() =>
      city.knex.transaction(async (trx) => {
        // A twin of this request waits here, then finds the account.
        await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`register:${body.email}`]);
        const existing = await Account.query(trx).where('email', body.email).whereNot('state', 'closed').first();
        if (existing && existing.state !== 'pending')
          return sendAccountMail(trx, city, existing, 'account-exists', `${portalUrl}/nie-pamietam-hasla`);
        const account = existing ?? (await openAccount(trx, city, body, passwordHash));
        const link = `${portalUrl}/aktywacja?token=${await issueToken(trx, city, account.id, body, passwordHash)}`;
        await sendAccountMail(trx, city, account, 'account-activation', link);
        await writeAudit(trx, {
          actorKind: 'resident',
          actorId: account.id,
          act: 'account.register',
          subjectKind: 'account',
          subjectId: account.id,
          facts: { consents: body.consents },
        });
      }),
    );
    return { done: true as const };
  },
});

async function openAccount(trx: Knex, city: City, body: Registered, passwordHash: string): Promise<Account> {
  const { firstName, lastName, email, language } = body;
  const keyId = await city.vault.keys.createPersonKey();
  return Account.query(trx).insertAndFetch({
    id: randomUUID(),
    firstName,
    lastName,
    email,
    language,
    passwordHash,
    state: 'pending',
    keyId,
  });
}

/** A registration waits with its link: whoever registers the same address again spoils nothing of it. */
async function issueToken(
  trx: Knex,
  city: City,
  accountId: string,
  { firstName, lastName, consents }: Registered,
  passwordHash: string,
): Promise<string> {
  const token = newToken();
  await AccountToken.query(trx).insert({
    tokenHash: hashToken(token),
    accountId,
    purpose: 'activation',
    expiresAt: new Date(city.clock.now().getTime() + ACTIVATION_HOURS * 3_600_000),
    registration: { firstName, lastName, passwordHash, consents },
  });
  return token;
}
