import { randomUUID } from 'node:crypto';
import { Done, Registration } from '@karta/contracts';
import { Account, AccountToken, Consent, ConsentTextRow, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { hashPassword, hashToken, newToken } from '@karta/services';
import type { Knex } from 'knex';
import { publicRoute } from '../http/definition.ts';
import { sendAccountMail } from './account-mail.ts';

const ACTIVATION_HOURS = 48;

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
    await throttle.take('mail', body.email);
    await requireConsents(city, body.consents);
    const passwordHash = await hashPassword(body.password);
    await city.knex.transaction(async (trx) => {
      // A twin of this request waits here, then finds the account.
      await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`register:${body.email}`]);
      const existing = await Account.query(trx).where('email', body.email).whereNot('state', 'closed').first();
      if (existing && existing.state !== 'pending')
        return sendAccountMail(trx, city, existing, 'account-exists', `${portalUrl}/nie-pamietam-hasla`);
      const account = await keepAccount(trx, city, { body, passwordHash, pending: existing });
      const link = `${portalUrl}/aktywacja?token=${await issueToken(trx, city, account.id)}`;
      await sendAccountMail(trx, city, account, 'account-activation', link);
    });
    return { done: true as const };
  },
});

async function requireConsents(city: City, given: readonly string[]): Promise<void> {
  const texts = await ConsentTextRow.query(city.knex).where('askedAt', 'registration');
  const missing = texts.filter((text) => text.required && !given.includes(text.id));
  if (missing.length === 0 && given.every((id) => texts.some((text) => text.id === id))) return;
  throw new CardError('VALIDATION', {}, [{ path: 'consents', code: 'CONSENT_MISSING' }]);
}

interface NewAccount {
  body: Registration;
  passwordHash: string;
  /** A registration of this address that was never activated: it is replaced, its links end. */
  pending: Account | undefined;
}

async function keepAccount(trx: Knex, city: City, { body, passwordHash, pending }: NewAccount): Promise<Account> {
  const { firstName, lastName, email } = body;
  const person = { firstName, lastName, email, passwordHash };
  const account = pending
    ? await Account.query(trx).patchAndFetchById(pending.id, person)
    : await Account.query(trx).insertAndFetch({
        id: randomUUID(),
        ...person,
        state: 'pending',
        keyId: await city.vault.keys.createPersonKey(),
      });
  const { id } = account;
  await AccountToken.query(trx).delete().where('accountId', id);
  await Consent.query(trx).delete().where('accountId', id);
  const givenAt = city.clock.now();
  for (const consentTextId of body.consents) await Consent.query(trx).insert({ accountId: id, consentTextId, givenAt });
  await writeAudit(trx, {
    actorKind: 'resident',
    actorId: id,
    act: 'account.register',
    subjectKind: 'account',
    subjectId: id,
    facts: { consents: body.consents },
  });
  return account;
}

async function issueToken(trx: Knex, city: City, accountId: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(city.clock.now().getTime() + ACTIVATION_HOURS * 3_600_000);
  await AccountToken.query(trx).insert({ tokenHash: hashToken(token), accountId, purpose: 'activation', expiresAt });
  return token;
}
