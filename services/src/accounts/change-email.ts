import { Account, AccountToken, FamilyMember, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { endSessions } from '../access/sessions.ts';
import { hashToken, newToken } from '../access/tokens.ts';
import { actorOf, type Doer } from '../doer.ts';
import { sendSecretLetter } from '../letters/secret-letter.ts';
import { tellAccount } from './tell-account.ts';

const LINK_HOURS = 24;

/**
 * Another address of an account waits until whoever reads it clicks the link: until then the old one counts (ADR 43). An
 * address that has an account gets no letter, and nobody learns of it; null takes the wish back.
 */
export async function askForEmail(
  trx: Knex,
  city: City,
  { accountId, email }: { accountId: string; email: string | null },
  by: Doer,
): Promise<Account> {
  await AccountToken.query(trx).delete().where({ accountId, purpose: 'email-change' });
  const account = await Account.query(trx).patchAndFetchById(accountId, { pendingEmail: email });
  if (email === null) return account;
  const taken = await Account.query(trx).findOne({ email }).whereNot('state', 'closed').select('id');
  if (taken) return account;
  const token = newToken();
  await AccountToken.query(trx).insert({
    tokenHash: hashToken(token),
    accountId,
    purpose: 'email-change',
    expiresAt: new Date(by.now.getTime() + LINK_HOURS * 3_600_000),
  });
  const link = `${city.portalUrl}/nowy-adres?token=${token}`;
  await sendSecretLetter(trx, city, { template: 'email-change', account, recipient: email, link });
  return account;
}

/**
 * The link of the letter, once: the new address counts from now on. The old one is told, every session and every link that sets
 * a password ends, and devices that were known are known no more. @throws CardError TOKEN_INVALID
 */
export async function takeEmail(trx: Knex, city: City, token: string): Promise<void> {
  const now = city.clock.now();
  const used = await AccountToken.query(trx)
    .patch({ usedAt: now })
    .where({ tokenHash: hashToken(token), purpose: 'email-change' })
    .whereNull('usedAt')
    .where('expiresAt', '>', now)
    .returning('*');
  const accountId = used[0]?.accountId;
  if (accountId === undefined) throw new CardError('TOKEN_INVALID');
  const before = await Account.query(trx).findById(accountId).forUpdate().throwIfNotFound();
  const email = before.pendingEmail;
  const isTaken =
    email !== null && (await Account.query(trx).findOne({ email }).whereNot('state', 'closed').select('id'));
  if (email === null || isTaken || before.state === 'closed') throw new CardError('TOKEN_INVALID');
  // the letter goes to where the account was until now
  await tellAccount(trx, city, before, 'email-changed');
  await Account.query(trx).findById(accountId).patch({ email, pendingEmail: null });
  await FamilyMember.query(trx).where({ accountId }).patch({ email });
  await AccountToken.query(trx).delete().where({ accountId });
  await endSessions(trx, 'resident', accountId);
  await trx('known_devices').where({ kind: 'resident', subject: accountId }).delete();
  const by = { kind: 'resident', id: accountId, now } as const;
  const subject = { subjectKind: 'account', subjectId: accountId } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'account.change-email', ...subject });
}
