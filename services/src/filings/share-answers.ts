import { Account, Application, ApplicationDocumentRow, findFile, type City } from '@karta/db';
import { CardError, clearFieldsOf } from '@karta/domain';
import type { Knex } from 'knex';
import { findActedFor, getActedFor } from '../access/acted-for.ts';
import { attachDocument, type OwnApplication } from '../applications/attachments.ts';
import type { Doer } from '../doer.ts';
import { openAnswers, sealAnswers } from '../forms/sealed-answers.ts';
import { getFiling, type FiledTogether } from './filing-of.ts';

/**
 * What one application of a filing says goes to the others that are still drafts: package, address, contact, answers, statements
 * and documents of which they have none. Names, numbers and photos stay each child's own.
 * @throws CardError NOT_FOUND, MEMBER_ACTS_ALONE
 */
export async function shareAnswers(
  trx: Knex,
  city: City,
  { holderId, filingId, from }: { holderId: string; filingId: string; from: string },
  by: Doer,
): Promise<void> {
  const filing = await getFiling(trx, holderId, filingId);
  const source = await requireActedFor(
    trx,
    city,
    holderId,
    filing.find(({ application }) => application.id === from),
  );
  const { packageCode, pickupPointId, consents } = source;
  const { byPost } = source.details;
  const { firstName: _first, lastName: _last, ...fields } = clearFieldsOf(source);
  const answers = await openAnswers(trx, city, source);
  for (const { application, member } of filing) {
    const { id, accountId, state } = application;
    const { byPost: _own, ...details } = application.details;
    // who acts alone meanwhile fills in their own
    if (id === from || state !== 'draft' || !(await findActedFor(trx, city, holderId, member.id))) continue;
    const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
    const own = { id, accountId, keyId };
    const chosen = { packageCode, pickupPointId, consents, details: { ...details, ...(byPost && { byPost }) } };
    const common = { ...chosen, ...fields, answers: await sealAnswers(city, own, answers) };
    await Application.query(trx)
      .findById(id)
      .where('state', 'draft')
      .patch({ ...common, version: trx.raw('version + 1'), updatedAt: by.now });
    await shareDocuments(trx, city, from, own, by);
  }
}

async function shareDocuments(trx: Knex, city: City, from: string, own: OwnApplication, by: Doer): Promise<void> {
  const there = await ApplicationDocumentRow.query(trx).where('applicationId', own.id).select('documentType');
  const documents = await ApplicationDocumentRow.query(trx).where('applicationId', from).orderBy('addedAt');
  for (const { fileId, pictureId, documentType, name, documentDate, documentEnd } of documents) {
    if (there.some((each) => each.documentType === documentType)) continue;
    const file = await findFile(trx, city.vault, fileId);
    const picture = pictureId === null ? undefined : await findFile(trx, city.vault, pictureId);
    if (!file) continue;
    const said = { documentType, name, documentDate, documentEnd };
    const { mediaType, content } = file;
    await attachDocument(trx, city, own, { mediaType, content, picture: picture?.content ?? null, ...said }, by);
  }
}

/** @throws CardError NOT_FOUND, MEMBER_ACTS_ALONE for one who acts for themselves by now */
async function requireActedFor(
  trx: Knex,
  city: City,
  holderId: string,
  filed: FiledTogether | undefined,
): Promise<Application> {
  if (!filed) throw new CardError('NOT_FOUND');
  await getActedFor(trx, city, holderId, filed.member.id);
  return filed.application;
}
