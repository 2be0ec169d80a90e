import { type ApplicationDraft, ApplicationList, ApplicationView, Done, Id, SavedDraft } from '@karta/contracts';
import { Application, type City } from '@karta/db';
import { CardError, canApplicant } from '@karta/domain';
import { findNewestForm, formOffersTo, isPackage, sealAnswers, sealFields } from '@karta/services';
import type { Knex } from 'knex';
import { raw } from 'objection';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { getOwnApplication, summarise, viewApplication } from './application-view.ts';

const OfApplication = z.object({ id: Id });

/** All applications and drafts of the account (004-68). */
export const applications = residentRoute({
  method: 'get',
  path: '/resident/applications',
  answer: ApplicationList,
  async handle(_input, { city, actor }) {
    const { accountId } = actor;
    const rows = await Application.query(city.knex)
      .where({ accountId })
      // what the office types in from paper is the office's until it is taken in
      .where((shown) =>
        shown.whereNot('state', 'draft').orWhereNotIn('id', city.knex('paper_intakes').select('applicationId')),
      )
      .orderBy('createdAt', 'desc');
    const offers = await formOffersTo(city, accountId);
    const shipped = offers.filter(({ code, kind }) => code === kind);
    return {
      applications: await summarise(city, rows),
      canFileCardApplication: offers.some(({ kind, refusal }) => kind === 'card-issue' && refusal === null),
      available: shipped.flatMap(({ kind, objects }) => objects.map((object) => ({ type: kind, object }))),
      offers,
    };
  },
});

export const application = residentRoute({
  method: 'get',
  path: '/resident/applications/:id',
  params: OfApplication,
  answer: ApplicationView,
  async handle({ params }, { city, actor }) {
    return viewApplication(city, await getOwnApplication(city.knex, actor.accountId, params.id));
  },
});

/** Saves a draft as it is, complete or not (004-47). */
export const saveDraft = residentRoute({
  method: 'put',
  path: '/resident/applications/:id/draft',
  params: OfApplication,
  body: SavedDraft,
  answer: ApplicationView,
  async handle({ params, body }, { city, actor }) {
    const found = await getEditable(city.knex, actor.accountId, params.id);
    await refuseUnknownReferences(city, body);
    const { details, version, answers, formVersion, ...fields } = body;
    const place = { table: 'applications', row: found.id, keyId: actor.keyId } as const;
    const sealed = answers && (await sealAnswers(city, { id: found.id, keyId: actor.keyId }, answers));
    const saved = await Application.query(city.knex)
      .findById(found.id)
      .where('state', 'draft')
      .where(version === undefined ? {} : { version })
      .patch({
        version: raw('version + 1'),
        ...fields,
        ...(details && { details }),
        ...(sealed !== undefined && { answers: sealed }),
        ...(formVersion !== undefined && { formVersion: await newestVersion(city, found, formVersion) }),
        ...(await sealFields(city, place, body)),
        peselIndex: null,
        updatedAt: city.clock.now(),
      });
    if (saved === 0) await refuseLateSave(city, actor.accountId, found.id);
    return viewApplication(city, await getOwnApplication(city.knex, actor.accountId, params.id));
  },
});

/** A draft goes on with the newest version of its form, and with no other. */
async function newestVersion({ knex }: City, { formCode, type }: Application, wanted: number): Promise<number> {
  const newest = await findNewestForm(knex, formCode ?? type);
  if (newest?.version !== wanted)
    throw new CardError('VALIDATION', {}, [{ path: 'formVersion', code: 'UNKNOWN_FORM' }]);
  return wanted;
}

/** Nothing was written: the draft was sent meanwhile, or another page saved it. */
async function refuseLateSave(city: City, accountId: string, id: string): Promise<never> {
  await getEditable(city.knex, accountId, id);
  throw new CardError('DRAFT_CHANGED');
}

/** Deletes a draft with its photo and documents (004-47). */
export const deleteDraft = residentRoute({
  method: 'delete',
  path: '/resident/applications/:id/draft',
  params: OfApplication,
  transaction: true,
  answer: Done,
  async handle({ params }, { actor, trx }) {
    const found = await getEditable(trx, actor.accountId, params.id);
    const documents: { fileId: string; pictureId: string | null }[] = await trx('application_documents')
      .where('applicationId', found.id)
      .select('fileId', 'pictureId');
    const deleted = await Application.query(trx).deleteById(found.id).where('state', 'draft');
    if (deleted === 0) throw new CardError('APPLICATION_NOT_EDITABLE');
    const files = [
      ...documents.flatMap((row) => [row.fileId, ...(row.pictureId ? [row.pictureId] : [])]),
      ...(found.photoFileId ? [found.photoFileId] : []),
    ];
    await trx('files').whereIn('id', files).delete();
    return { done: true as const };
  },
});

async function getEditable(knex: Knex, accountId: string, id: string): Promise<Application> {
  const found = await getOwnApplication(knex, accountId, id);
  if (!canApplicant('edit-draft', found.state)) throw new CardError('APPLICATION_NOT_EDITABLE');
  return found;
}

async function refuseUnknownReferences(city: City, draft: ApplicationDraft): Promise<void> {
  const wrong: { path: string; code: string }[] = [];
  const { packageCode, pickupPointId } = draft;
  if (!(await isPackage(city.knex, packageCode))) wrong.push({ path: 'packageCode', code: 'UNKNOWN_PACKAGE' });
  if (pickupPointId && !(await city.knex('pickup_points').where('id', pickupPointId).first('id'))) {
    wrong.push({ path: 'pickupPointId', code: 'UNKNOWN_PICKUP_POINT' });
  }
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
}
