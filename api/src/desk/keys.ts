import { Id, MadePartnerKey, PartnerKeyList, PartnerKeyRotation } from '@karta/contracts';
import { hashPassword, newPartnerSecret, partnerKeys, rotatePartnerKey } from '@karta/services';
import * as z from 'zod';
import { deskRoute, type Route } from '../http/definition.ts';
import { byPerson } from './by-person.ts';

/** Keys of the own program; of none the secret. */
const keys = deskRoute('manager', {
  method: 'get',
  path: '/desk/keys',
  answer: PartnerKeyList,
  handle: (_input, { trx, city, actor }) => partnerKeys(trx, city, actor.partnerId),
});

/** Another key in the place of one that works on until a day, as the office does it; its secret is told this once. */
const rotate = deskRoute('manager', {
  method: 'post',
  path: '/desk/keys/:keyId/rotation',
  params: z.object({ keyId: Id }),
  body: PartnerKeyRotation,
  transaction: true,
  answer: MadePartnerKey,
  status: 201,
  async handle({ params, body }, { trx, actor, city }) {
    const secret = newPartnerSecret();
    const made = { secret, secretHash: await hashPassword(secret, []) };
    const of = { partnerId: actor.partnerId, keyId: params.keyId, endsOn: body.endsOn };
    return rotatePartnerKey(trx, city, of, made, byPerson(actor, city));
  },
});

export const deskKeyRoutes: readonly Route[] = [keys, rotate];
