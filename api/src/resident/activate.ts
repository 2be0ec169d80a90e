import { Activation, ResidentSession } from '@karta/contracts';
import { Account, AccountToken, Consent, writeAudit, type City, type PendingRegistration } from '@karta/db';
import { CardError, canAccount } from '@karta/domain';
import { changeAccount, isPasswordRight } from '@karta/services';
import type { Knex } from 'knex';
import { publicRoute } from '../http/definition.ts';
import { sessionView } from './resident-session.ts';
import { findToken, useToken } from './use-token.ts';

/**
 * The link of the activation mail makes the account usable for whoever reads the mail and chose the password (004-09): a
 * stranger who registers somebody else's address has the one and not the other. Signs in.
 */
export const activate = publicRoute('resident', {
  method: 'post',
  path: '/resident/activate',
  body: Activation,
  answer: ResidentSession,
  async handle({ body }, { city, actor, throttle, session }) {
    await throttle.take('link', actor.address);
    const { accountId, registration } = await findToken(city.knex, city, body.token, 'activation');
    await throttle.take('link-password', body.token);
    const { passwordHash } = registration ?? (await Account.query(city.knex).findById(accountId).throwIfNotFound());
    if (!(await isPasswordRight(passwordHash, body.password))) {
      throw new CardError('WRONG_REGISTRATION_PASSWORD', {}, [
        { path: 'password', code: 'WRONG_REGISTRATION_PASSWORD' },
      ]);
    }
    await city.knex.transaction((trx) => open(trx, city, body.token, registration));
    const account = await Account.query(city.knex).findById(accountId).throwIfNotFound();
    if (account.state !== 'active') throw new CardError('ACCOUNT_NOT_ACTIVE');
    await session.signIn(account.id);
    await session.rememberDevice('resident', account.id);
    return sessionView(city, account);
  },
});

async function open(trx: Knex, city: City, token: string, registration: PendingRegistration | null): Promise<void> {
  const id = await useToken(trx, city, token, 'activation');
  const account = await Account.query(trx).findById(id).forUpdate().throwIfNotFound();
  if (!canAccount('activate', account.state)) return;
  if (registration) await takeOver(trx, city, id, registration);
  await changeAccount(trx, account, 'activate', { kind: 'resident', id, now: city.clock.now() });
  // the links of others who registered this address lead nowhere any more
  await AccountToken.query(trx).delete().where({ accountId: id, purpose: 'activation' });
}

async function takeOver(
  trx: Knex,
  city: City,
  accountId: string,
  { consents, ...person }: PendingRegistration,
): Promise<void> {
  await Account.query(trx).findById(accountId).patch(person);
  await Consent.query(trx).delete().where({ accountId });
  const givenAt = city.clock.now();
  for (const consentTextId of consents) await Consent.query(trx).insert({ accountId, consentTextId, givenAt });
  const subject = { subjectKind: 'account', subjectId: accountId } as const;
  await writeAudit(trx, {
    actorKind: 'resident',
    actorId: accountId,
    act: 'consent.give',
    ...subject,
    facts: { consents },
  });
}
