import { timingSafeEqual } from 'node:crypto';
import { Account, Application, Submission, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { photoSealOf, pictureSeal, sealOf } from './submission-seal.ts';

/** What the records say of an application now, beside what was sent. */
export type SubmissionState =
  | ({ readonly state: 'as-submitted' | 'changed'; readonly mark: string } & Pick<Submission, 'cause' | 'madeAt'>)
  /** It was sent before hashes were kept. */
  | { readonly state: 'unknown' }
  /** Its person's data are being erased, or are gone. */
  | { readonly state: 'erased' };

/** Signs of the hash that a person is shown. */
const MARK_SIGNS = 8;

/** Writes down what an application is at this moment, once and for all, in the transaction that makes it so. */
export async function sealSubmission(
  trx: Knex,
  city: City,
  applicationId: string,
  cause: Submission['cause'],
  by: Doer,
): Promise<void> {
  const application = await Application.query(trx).findById(applicationId).throwIfNotFound();
  const { photoFileId } = application;
  const [before] = await sealsOf(trx, applicationId);
  await Submission.query(trx).insert({
    applicationId,
    cause,
    madeByKind: by.kind,
    madeBy: by.id,
    madeAt: by.now,
    seal: await sealOf(trx, city, application, before?.seal),
    photoSeal: photoFileId === null ? null : await photoSealOf(trx, city, applicationId, photoFileId),
  });
}

/**
 * The same after the applicant changed something that was sent already; `change` is the change. What had been changed by nobody
 * before stays told: then there is no new hash. Nor is there one where the application never had any.
 */
export async function sealedAnew(
  trx: Knex,
  city: City,
  application: Application,
  by: Doer,
  change: () => Promise<unknown>,
): Promise<void> {
  const isSent = application.state !== 'draft';
  const { state } = isSent ? await submissionStateOf(trx, city, application.id) : { state: 'unknown' };
  await change();
  if (state === 'as-submitted') await sealSubmission(trx, city, application.id, 'completed', by);
}

/** Compares an application with what was sent. */
export async function submissionStateOf(trx: Knex, city: City, applicationId: string): Promise<SubmissionState> {
  const [sent, before] = await sealsOf(trx, applicationId);
  if (!sent) return { state: 'unknown' };
  const application = await Application.query(trx).findById(applicationId).throwIfNotFound();
  const account = await Account.query(trx).findById(application.accountId).throwIfNotFound();
  if (account.erasingSince !== null || account.erasedAt !== null) return { state: 'erased' };
  const mark = sent.seal.toString('hex').slice(0, MARK_SIGNS);
  const { madeAt, cause } = sent;
  const isSame = timingSafeEqual(await sealOf(trx, city, application, before?.seal), sent.seal);
  return { state: isSame ? 'as-submitted' : 'changed', mark, madeAt, cause };
}

/** The last two hashes, the newest first. */
function sealsOf(trx: Knex, applicationId: string): Promise<Submission[]> {
  return Submission.query(trx).where({ applicationId }).orderBy('id', 'desc').limit(2).execute();
}

/** @throws CardError SUBMISSION_CHANGED where the records are not what was sent, ERASURE_OVER where they are being erased */
export async function requireAsSubmitted(trx: Knex, city: City, applicationId: string): Promise<void> {
  const { state } = await submissionStateOf(trx, city, applicationId);
  if (state === 'changed') throw new CardError('SUBMISSION_CHANGED');
  if (state === 'erased') throw new CardError('ERASURE_OVER');
}

/**
 * Is this the picture that the person sent, with this or another of their applications? Nobody knows of a person whose pictures
 * came before hashes were kept. @throws CardError SUBMISSION_CHANGED
 */
export async function requireSentPhoto(trx: Knex, city: City, residentId: string, photo: Buffer): Promise<void> {
  const pictured = await Application.query(trx)
    .where({ residentId })
    .whereNotNull('photoFileId')
    .whereNot('state', 'draft')
    .select('id');
  const ids = pictured.map(({ id }) => id);
  const sent = await Submission.query(trx).whereIn('applicationId', ids).whereNotNull('photoSeal');
  const isKnown = ids.length > 0 && ids.every((id) => sent.some(({ applicationId }) => applicationId === id));
  if (!isKnown) return;
  for (const { applicationId, photoSeal } of sent) {
    if (photoSeal && timingSafeEqual(await pictureSeal(city, applicationId, photo), photoSeal)) return;
  }
  throw new CardError('SUBMISSION_CHANGED');
}
