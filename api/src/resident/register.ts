import { randomUUID } from 'node:crypto';
import { Done, Registration } from '@karta/contracts';
import { Account, AccountToken, Consent, ConsentTextRow, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { hashPassword } from '../auth/passwords.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
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
      const existing = await Account.query(trx).where('email', body.email).whereNot('state', 'closed').first();
      if (existing?.state === 'pending') await Account.query(trx).deleteById(existing.id);
      else if (existing)
        return sendAccountMail(trx, city, existing, 'account-exists', `${portalUrl}/nie-pamietam-hasla`);
      const account = await insertAccount(trx, city, body, passwordHash);
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

async function insertAccount(trx: Knex, city: City, body: Registration, passwordHash: string): Promise<Account> {
  const id = randomUUID();
  const { firstName, lastName, email } = body;
  const account = await Account.query(trx).insertAndFetch({
    ...{ id, firstName, lastName, email, passwordHash, state: 'pending' },
    keyId: await city.vault.keys.createPersonKey(),
  });
  const givenAt = city.clock.now();
  await Consent.query(trx).insert(body.consents.map((consentTextId) => ({ accountId: id, consentTextId, givenAt })));
  await writeAudit(trx, {
    ...{ actorKind: 'resident', actorId: id, act: 'account.register', subjectKind: 'account', subjectId: id },
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
