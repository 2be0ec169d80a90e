import {
  AddedCardDevice,
  CardDeviceList,
  CertificateRequest,
  CertifiedCards,
  Done,
  Id,
  NewCardDevice,
} from '@karta/contracts';
import {
  addCardDevice,
  cardDeviceOf,
  cardDevicesOf,
  certifyCards,
  endCardDevice,
  MOST_CARD_DEVICES,
} from '@karta/services';
import * as z from 'zod';
import { publicRoute, residentRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

/** The phones that show this account's cards. */
export const cardDevices = residentRoute({
  method: 'get',
  path: '/resident/card-devices',
  answer: CardDeviceList,
  async handle(_input, { city, actor }) {
    const found = await cardDevicesOf(city.knex, actor.accountId);
    const devices = found.map(({ id, name, addedAt, seenAt }) => ({
      id,
      name,
      addedAt: addedAt.toISOString(),
      seenAt: seenAt.toISOString(),
    }));
    return { devices, most: MOST_CARD_DEVICES };
  },
});

/** Lets this phone show the cards (D-9). A repetition is another phone: its secret is told once and kept nowhere. */
export const addOwnCardDevice = residentRoute({
  method: 'post',
  path: '/resident/card-devices',
  body: NewCardDevice,
  transaction: true,
  answer: AddedCardDevice,
  status: 201,
  handle: ({ body }, { city, actor, trx }) => addCardDevice(trx, body.name, asDoer(actor, city)),
});

/** Cuts a phone off. */
export const endOwnCardDevice = residentRoute({
  method: 'delete',
  path: '/resident/card-devices/:id',
  params: z.object({ id: Id }),
  transaction: true,
  answer: Done,
  async handle({ params }, { city, actor, trx }) {
    await endCardDevice(trx, params.id, asDoer(actor, city));
    return { done: true as const };
  },
});

/** A phone asks for its cards, by its own secret: it works without a session, which ends sooner (E-12). */
export const cardCertificates = publicRoute('resident', {
  method: 'post',
  path: '/resident/card-certificates',
  body: CertificateRequest,
  answer: CertifiedCards,
  async handle({ body: { secret, anchor } }, { city, actor, throttle }) {
    await throttle.take('card-device', actor.address);
    const device = await cardDeviceOf(city, secret);
    await throttle.giveBack('card-device', actor.address);
    const { cards, issuedAt, expiresAt } = await certifyCards(city, device, Buffer.from(anchor, 'base64url'));
    return { cards: [...cards], issuedAt: issuedAt.toISOString(), expiresAt: expiresAt.toISOString() };
  },
});
