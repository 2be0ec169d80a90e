import {
  Account,
  ConsentTextRow,
  GuardianConsent,
  Notification,
  readSettings,
  writeAudit,
  type Application,
  type City,
} from '@karta/db';
import { addDays, CardError, endOfDay, secondGuardianIn, textsInForce } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken, newToken } from '../access/tokens.ts';
import { actorOf, type Doer } from '../doer.ts';
import { openAnswers } from '../forms/sealed-answers.ts';
import { sendSecretLetter } from '../letters/secret-letter.ts';

const TEMPLATE = 'second-guardian';
const DAY_MS = 86_400_000;
/** Letters in a day to one address, from all families: a stranger fills nobody's mailbox. */
const MOST_A_DAY = 10;

/** The newest version of what the other guardian is asked; `undefined` where the town has no such text. */
export async function guardianTextInForce(trx: Knex, { clock }: City): Promise<ConsentTextRow | undefined> {
  const texts = await ConsentTextRow.query(trx).where({ askedAt: 'second-guardian' });
  return textsInForce(texts, clock.today())[0];
}

/**
 * Asks the other guardian whom the form names, by a link that answers once; nothing where it names nobody. An address that got
 * enough letters today gets none: the applicant sends it again later. The day until which an answer counts is set once.
 */
export async function askSecondGuardian(trx: Knex, city: City, application: Application, by: Doer): Promise<void> {
  const { email } = secondGuardianIn(await openAnswers(trx, city, application));
  const text = await guardianTextInForce(trx, city);
  if (email === '' || !text) return;
  const { secondGuardianDays } = await readSettings(trx);
  const last = endOfDay(addDays(city.clock.today(), secondGuardianDays), city.zone);
  const row = { applicationId: application.id, consentTextId: text.id, askedAt: by.now, expiresAt: new Date(last) };
  const token = newToken();
  await GuardianConsent.query(trx).insert({ ...row, tokenHash: hashToken(token) });
  if (await hasRoom(trx, email, by.now)) await send(trx, city, application, { email, token }, by);
}

/**
 * The letter once more, with another link; the one before opens nothing any more.
 * @throws CardError NOT_FOUND where nobody is asked any more, TOO_MANY_LINKS
 */
export async function askSecondGuardianAgain(trx: Knex, city: City, application: Application, by: Doer): Promise<void> {
  const { email } = secondGuardianIn(await openAnswers(trx, city, application));
  const asked = await findAsked(trx, city, application.id);
  if (!asked || email === '') throw new CardError('NOT_FOUND');
  if (!(await hasRoom(trx, email, by.now))) throw new CardError('TOO_MANY_LINKS');
  const token = newToken();
  await GuardianConsent.query(trx)
    .findById(application.id)
    .patch({ tokenHash: hashToken(token) });
  await send(trx, city, application, { email, token }, by);
}

/** Whoever is asked about an application and may still answer. */
export function findAsked(trx: Knex, { clock }: City, applicationId: string): Promise<GuardianConsent | undefined> {
  return GuardianConsent.query(trx)
    .findById(applicationId)
    .whereNull('answer')
    .where('expiresAt', '>', clock.now())
    .execute();
}

async function hasRoom(trx: Knex, email: string, now: Date): Promise<boolean> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`guardian:${email}`]);
  const since = new Date(now.getTime() - DAY_MS);
  const sent = Notification.query(trx).where({ template: TEMPLATE, recipient: email }).where('createdAt', '>', since);
  return (await sent.resultSize()) < MOST_A_DAY;
}

async function send(
  trx: Knex,
  city: City,
  { id, accountId }: Application,
  { email, token }: { email: string; token: string },
  by: Doer,
): Promise<void> {
  const account = await Account.query(trx).findById(accountId).throwIfNotFound();
  const link = `${city.portalUrl}/drugi-opiekun?token=${token}`;
  await sendSecretLetter(trx, city, { template: TEMPLATE, account, recipient: email, link });
  await writeAudit(trx, { ...actorOf(by), act: 'guardian.ask', subjectKind: 'application', subjectId: id });
}
