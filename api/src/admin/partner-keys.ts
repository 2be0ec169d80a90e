import { Id, MadePartnerKey, NewPartnerKey, PartnerKeyList, PartnerKeyRotation } from '@karta/contracts';
import {
  addPartnerKey,
  hashPassword,
  newPartnerSecret,
  partnerKeys,
  revokePartnerKey,
  rotatePartnerKey,
} from '@karta/services';
import * as z from 'zod';
import { adminRoute, type Route } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

const OfPartner = z.object({ id: Id });
const OfKey = OfPartner.extend({ keyId: Id });

const secretMade = async (): Promise<{ secret: string; secretHash: string }> => {
  const secret = newPartnerSecret();
  return { secret, secretHash: await hashPassword(secret, []) };
};

/** Keys of a partner's program, those that ended too; of none the secret. */
const listPartnerKeys = adminRoute('catalogue.change', {
  method: 'get',
  path: '/admin/partners/:id/keys',
  params: OfPartner,
  answer: PartnerKeyList,
  handle: ({ params }, { trx, city }) => partnerKeys(trx, city, params.id),
});

/** Another key, for trying too; its secret is told this once. */
const newPartnerKey = adminRoute('catalogue.change', {
  method: 'post',
  path: '/admin/partners/:id/keys',
  params: OfPartner,
  body: NewPartnerKey,
  transaction: true,
  answer: MadePartnerKey,
  status: 201,
  handle: async ({ params, body }, { trx, actor, city }) =>
    addPartnerKey(trx, params.id, body, await secretMade(), byActor(actor, city)),
});

/** Another key in the place of one that works on until a day; its secret is told this once. */
const rotateKey = adminRoute('catalogue.change', {
  method: 'post',
  path: '/admin/partners/:id/keys/:keyId/rotation',
  params: OfKey,
  body: PartnerKeyRotation,
  transaction: true,
  answer: MadePartnerKey,
  status: 201,
  handle: async ({ params: { id, keyId }, body }, { trx, actor, city }) =>
    rotatePartnerKey(
      trx,
      city,
      { partnerId: id, keyId, endsOn: body.endsOn },
      await secretMade(),
      byActor(actor, city),
    ),
});

/** The key and its tokens end at once. */
const revokeKey = adminRoute('catalogue.change', {
  method: 'post',
  path: '/admin/partners/:id/keys/:keyId/revocation',
  params: OfKey,
  transaction: true,
  answer: PartnerKeyList,
  async handle({ params: { id, keyId } }, { trx, actor, city }) {
    await revokePartnerKey(trx, { partnerId: id, keyId }, byActor(actor, city));
    return partnerKeys(trx, city, id);
  },
});

/** The keys of partners' programs. */
export const partnerKeyRoutes: readonly Route[] = [listPartnerKeys, newPartnerKey, rotateKey, revokeKey];
