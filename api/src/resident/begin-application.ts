import { randomUUID } from 'node:crypto';
import { CreatedApplication, NewApplication } from '@karta/contracts';
import { Application, type City } from '@karta/db';
import { APPLICATION_KINDS, CardError, type ApplicationFormRow } from '@karta/domain';
import {
  canFile,
  findNewestForm,
  holderOf,
  isPackage,
  likeBefore,
  nameAndAddress,
  objectOf,
  prefilledFrom,
  requireRoomForDraft,
  unavailable,
} from '@karta/services';
import type { Knex } from 'knex';
import type * as z from 'zod';
import type { ResidentActor } from '../http/actor.ts';
import { residentRoute } from '../http/definition.ts';
import { getOwnApplication } from './application-view.ts';

type Order = z.infer<typeof NewApplication>;

/** Begins a draft with a form that this account may file now, prefilled from the register, the account, or an earlier one. */
export const createApplication = residentRoute({
  method: 'post',
  path: '/resident/applications',
  body: NewApplication,
  once: true,
  answer: CreatedApplication,
  status: 201,
  async handle({ body }, { city, actor, trx }) {
    const form = await findNewestForm(trx, body.form ?? body.type);
    if (!form) throw new CardError('VALIDATION', {}, [{ path: 'form', code: 'UNKNOWN_FORM' }]);
    if (!(await isPackage(trx, body.packageCode)))
      throw new CardError('VALIDATION', {}, [{ path: 'packageCode', code: 'UNKNOWN_PACKAGE' }]);
    await requireRoomForDraft(trx, actor.accountId);
    const about = {
      type: form.kind,
      packageCode: body.packageCode,
      details: await detailsOf(trx, actor, form, body),
    };
    if (!(await canFile(trx, city, actor.accountId, { type: form.kind, object: objectOf(about) })))
      throw unavailable(form.kind);
    const id = randomUUID();
    const taken = await takenOver(trx, city, actor, body, id);
    const draft = await Application.query(trx).insertAndFetch({
      id,
      accountId: actor.accountId,
      state: 'draft',
      formCode: form.code,
      formVersion: form.version,
      ...(await nameAndAddress(trx, actor.accountId)),
      ...(APPLICATION_KINDS[form.kind].isAboutHolder ? await prefilledFrom(trx, actor.accountId) : {}),
      ...taken,
      ...about,
      details: { ...taken.details, ...about.details },
    });
    return { id: draft.id, number: draft.number };
  },
});

/** Of a duplicate the newest plastic card in use, where none is named: most people have one. */
async function detailsOf(
  trx: Knex,
  { accountId }: ResidentActor,
  { kind }: ApplicationFormRow,
  { details }: Order,
): Promise<Order['details']> {
  if (kind !== 'duplicate' || details.cardId !== undefined) return details;
  const { cards } = await holderOf(trx, accountId);
  const card = cards.find(({ carrier, state }) => carrier === 'physical' && ['active', 'blocked'].includes(state));
  return card ? { ...details, cardId: card.id } : details;
}

async function takenOver(
  trx: Knex,
  city: City,
  { accountId, keyId }: ResidentActor,
  { like }: Order,
  id: string,
): Promise<Partial<Application>> {
  if (like === undefined) return {};
  return likeBefore(trx, city, await getOwnApplication(trx, accountId, like), { id, keyId });
}
