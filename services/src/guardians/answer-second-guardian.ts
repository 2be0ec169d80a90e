import {
  Account,
  Application,
  ConsentTextRow,
  FamilyMember,
  GuardianConsent,
  putInOutbox,
  writeAudit,
  type City,
} from '@karta/db';
import { CardError, fullName, isOpenApplication } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken } from '../access/tokens.ts';

/** What the page of the link says: who asks, for which child by the first name alone, and the text. */
export interface GuardianQuestion {
  applicationId: string;
  askedBy: string;
  childName: string;
  statement: string;
  paragraphs: readonly string[];
  version: number;
  until: Date;
}

/** @throws CardError TOKEN_INVALID where the link is unknown, used, late or overtaken, or the application is closed */
export async function findGuardianQuestion(trx: Knex, city: City, token: string): Promise<GuardianQuestion> {
  const asked = await GuardianConsent.query(trx)
    .findOne({ tokenHash: hashToken(token) })
    .whereNull('answer')
    .where('expiresAt', '>', city.clock.now());
  const application = asked && (await Application.query(trx).findById(asked.applicationId));
  if (!asked || !application || !isOpenApplication(application.state)) throw new CardError('TOKEN_INVALID');
  const text = await ConsentTextRow.query(trx).findById(asked.consentTextId).throwIfNotFound();
  return {
    applicationId: application.id,
    askedBy: await askerOf(trx, application),
    childName: application.firstName || application.lastName,
    statement: text.statement,
    paragraphs: text.paragraphs,
    version: text.version,
    until: asked.expiresAt,
  };
}

/** The answer, once for a link: it stands with the application, and its case goes on. @throws CardError TOKEN_INVALID */
export async function answerAsGuardian(
  trx: Knex,
  city: City,
  { token, answer }: { token: string; answer: 'yes' | 'no' },
): Promise<void> {
  const { applicationId } = await findGuardianQuestion(trx, city, token);
  const answeredAt = city.clock.now();
  const answered = await GuardianConsent.query(trx)
    .findOne({ tokenHash: hashToken(token) })
    .whereNull('answer')
    .patch({ answer, answeredAt })
    .returning('*');
  if (!answered) throw new CardError('TOKEN_INVALID');
  const { workflowId } = await Application.query(trx).findById(applicationId).throwIfNotFound();
  const expiresAt = (await GuardianConsent.query(trx).findById(applicationId).throwIfNotFound()).expiresAt;
  const payload = { name: 'second-guardian-answered', variables: {} };
  if (workflowId) await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { expiresAt });
  await writeAudit(trx, {
    actorKind: 'system',
    actorId: null,
    act: 'guardian.answer',
    subjectKind: 'application',
    subjectId: applicationId,
    facts: { answer },
  });
}

/** Who looks after the child in the programme, else whoever files for themselves. */
async function askerOf(trx: Knex, { accountId }: Application): Promise<string> {
  const member = await FamilyMember.query(trx).findOne({ accountId });
  const account = await Account.query(trx)
    .findById(member?.guardianAccountId ?? accountId)
    .throwIfNotFound();
  return fullName(account);
}
