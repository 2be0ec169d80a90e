import { writeAudit, type Account, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken, newToken } from '../access/tokens.ts';
import { sendSecretLetter } from '../letters/secret-letter.ts';
import { reachOf } from './reach-of-account.ts';

const LINK_DAYS = 7;
const DAY_MS = 86_400_000;
/** Letters in a day: to one address from all accounts, and from one account to all addresses. */
const MOST_TO_ADDRESS = 3;
const MOST_FROM_ACCOUNT = 5;

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether letters about an account's applications may go to an address: it is the account's own, or was confirmed for it. */
export async function isConfirmedEmail(knex: Knex, account: Account, email: string): Promise<boolean> {
  if (sameAddress(email, (await reachOf(knex, account)).email)) return true;
  const own = knex('account_emails').where({ accountId: account.id, email: email.toLowerCase() });
  return (await own.whereNotNull('confirmedAt').first('email')) !== undefined;
}

/**
 * Asks whoever reads an address that was typed in an application whether letters may go there: a link, and nothing that a
 * stranger wrote. One letter a day for an address, few to strangers whatever is filed; without one the account's own address goes
 * on to be used.
 */
export async function askToConfirmEmail(trx: Knex, city: City, account: Account, typed: string): Promise<void> {
  const email = typed.toLowerCase();
  if (email === '' || (await isConfirmedEmail(trx, account, email))) return;
  const now = city.clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  // one at a time for an account and for an address, so that the counts hold
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`confirm-of:${account.id}`]);
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`confirm:${email}`]);
  const asked = await trx('account_emails')
    .where('askedAt', '>', since)
    .where((rows) => void rows.where({ email }).orWhere({ accountId: account.id }))
    .select('accountId', 'email');
  const isAsked = asked.some((row) => row.accountId === account.id && row.email === email);
  const toAddress = asked.filter((row) => row.email === email).length;
  const fromAccount = asked.filter((row) => row.accountId === account.id).length;
  if (isAsked || toAddress >= MOST_TO_ADDRESS || fromAccount >= MOST_FROM_ACCOUNT) return;
  const token = newToken();
  const row = { tokenHash: hashToken(token), askedAt: now, expiresAt: new Date(now.getTime() + LINK_DAYS * DAY_MS) };
  await trx('account_emails')
    .insert({ accountId: account.id, email, ...row })
    .onConflict(['account_id', 'email'])
    .merge(row);
  const link = `${city.portalUrl}/potwierdz-adres?token=${token}`;
  await sendSecretLetter(trx, city, { template: 'email-confirmation', account, recipient: email, link });
}

/** The link of the letter: from now on letters about the account's applications go to that address. @throws CardError TOKEN_INVALID */
export async function confirmEmail(trx: Knex, { clock }: City, token: string): Promise<void> {
  const now = clock.now();
  const asked = trx('account_emails').where('tokenHash', hashToken(token)).where('expiresAt', '>', now);
  const [found] = await asked
    .update({ confirmedAt: trx.raw('coalesce(confirmed_at, ?)', [now]) })
    .returning('account_id');
  if (!found) throw new CardError('TOKEN_INVALID');
  await writeAudit(trx, {
    actorKind: 'system',
    actorId: null,
    act: 'account.confirm-email',
    subjectKind: 'account',
    subjectId: found.accountId,
  });
}
