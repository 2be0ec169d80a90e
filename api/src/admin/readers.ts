import {
  Id,
  NewReader,
  ReaderChange,
  ReaderCode,
  ReaderList,
  ReaderPinChange,
  ReaderRevocation,
} from '@karta/contracts';
import { CardError, isEasyPin } from '@karta/domain';
import {
  addReader,
  changeReader,
  changeReaderPin,
  giveReaderCode,
  hashPin,
  readerList,
  revokeReader,
} from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

const OfReader = z.object({ id: Id });

/** Every reader as its device told last (000-41, 000-43). Who gives access to people gives it to devices too. */
const readers = adminRoute('access.change', {
  method: 'get',
  path: '/admin/readers',
  answer: ReaderList,
  handle: (_input, { city, trx }) => readerList(trx, city),
});

const postReader = adminRoute('access.change', {
  method: 'post',
  path: '/admin/readers',
  body: NewReader,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({ id: await addReader(trx, body, byActor(actor, city)) }),
});

const putReader = adminRoute('access.change', {
  method: 'put',
  path: '/admin/readers/:id',
  params: OfReader,
  body: ReaderChange,
  transaction: true,
  answer: ReaderList,
  async handle({ params, body }, { city, actor, trx }) {
    await changeReader(trx, params.id, body, byActor(actor, city));
    return readerList(trx, city);
  },
});

/** Another PIN for its controllers, or none; a locked reader is unlocked. */
const putReaderPin = adminRoute('access.change', {
  method: 'put',
  path: '/admin/readers/:id/pin',
  params: OfReader,
  body: ReaderPinChange,
  answer: ReaderList,
  async handle({ params, body: { pin } }, { city, actor }) {
    if (pin !== null && isEasyPin(pin)) throw new CardError('READER_PIN_EASY');
    const pinHash = pin === null ? null : await hashPin(pin);
    return city.knex.transaction(async (trx) => {
      await changeReaderPin(trx, params.id, pinHash, byActor(actor, city));
      return readerList(trx, city);
    });
  },
});

/** A code that enrols a device, told this once; the one before it ends. */
const postReaderCode = adminRoute('access.change', {
  method: 'post',
  path: '/admin/readers/:id/code',
  params: OfReader,
  transaction: true,
  answer: ReaderCode,
  async handle({ params }, { city, actor, trx }) {
    const { code, until } = await giveReaderCode(trx, city, params.id, byActor(actor, city));
    return { code, until: until.toISOString() };
  },
});

const postReaderRevocation = adminRoute('access.change', {
  method: 'post',
  path: '/admin/readers/:id/revocation',
  params: OfReader,
  body: ReaderRevocation,
  transaction: true,
  answer: ReaderList,
  async handle({ params, body }, { city, actor, trx }) {
    await revokeReader(trx, params.id, body.reason, byActor(actor, city));
    return readerList(trx, city);
  },
});

export const readerRoutes = [readers, postReader, putReader, putReaderPin, postReaderCode, postReaderRevocation];
