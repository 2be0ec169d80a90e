import { randomUUID } from 'node:crypto';
import {
  type ApplicationDraft,
  ApplicationList,
  ApplicationView,
  CreatedApplication,
  Done,
  Id,
  NewApplication,
  SavedDraft,
} from '@karta/contracts';
import { Account, Application, type City } from '@karta/db';
import { APPLICATION_FORMS, CardError, canApplicant } from '@karta/domain';
import {
  availableTo,
  canFile,
  isPackage,
  objectOf,
  prefilledFrom,
  reachOf,
  requireRoomForDraft,
  sealFields,
  unavailable,
} from '@karta/services';
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
    const rows = await Application.query(city.knex).where({ accountId }).orderBy('createdAt', 'desc');
    const available = await availableTo(city, accountId);
    return {
      applications: await summarise(city, rows),
      canFileCardApplication: available.some(({ type }) => type === 'card-issue'),
      available,
    };
  },
});

/** Begins a draft of a type that this account may file now, prefilled from the register or the account. */
export const createApplication = residentRoute({
  method: 'post',
  path: '/resident/applications',
  body: NewApplication,
  once: true,
  answer: CreatedApplication,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    const { accountId } = actor;
    if (!(await isPackage(trx, body.packageCode)))
      throw new CardError('VALIDATION', {}, [{ path: 'packageCode', code: 'UNKNOWN_PACKAGE' }]);
    const { type, packageCode, details } = body;
    await requireRoomForDraft(trx, accountId);
    if (!(await canFile(trx, city, accountId, { type, object: objectOf(body) }))) throw unavailable(type);
    const account = await Account.query(trx).findById(accountId).throwIfNotFound();
    const { firstName, lastName } = account;
    const { email, phone } = await reachOf(trx, account);
    const draft = await Application.query(trx).insertAndFetch({
      id: randomUUID(),
      type,
      packageCode,
      details,
      accountId,
      state: 'draft',
      firstName,
      lastName,
      email,
      phone: account.phone ?? phone ?? '',
      ...(APPLICATION_FORMS[type].isAboutHolder ? await prefilledFrom(trx, accountId) : {}),
    });
    return { id: draft.id, number: draft.number };
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
    const { details, version, ...fields } = body;
    const place = { table: 'applications', row: found.id, keyId: actor.keyId } as const;
    const saved = await Application.query(city.knex)
      .findById(found.id)
      .where('state', 'draft')
      .where(version === undefined ? {} : { version })
      .patch({
        version: raw('version + 1'),
        ...fields,
        ...(details && { details }),
        ...(await sealFields(city, place, body)),
        peselIndex: null,
        updatedAt: city.clock.now(),
      });
    if (saved === 0) await refuseLateSave(city, actor.accountId, found.id);
    return viewApplication(city, await getOwnApplication(city.knex, actor.accountId, params.id));
  },
});

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
    const documents: { fileId: string }[] = await trx('application_documents')
      .where('applicationId', found.id)
      .select('fileId');
    const deleted = await Application.query(trx).deleteById(found.id).where('state', 'draft');
    if (deleted === 0) throw new CardError('APPLICATION_NOT_EDITABLE');
    const files = [...documents.map((row) => row.fileId), ...(found.photoFileId ? [found.photoFileId] : [])];
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
