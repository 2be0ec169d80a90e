import { ReaderDone, ReaderPin, ReaderShift } from '@karta/contracts';
import { beginShift, endShift } from '@karta/services';
import { readerRoute } from '../http/definition.ts';

/** The controller begins to work with the PIN of the device. */
export const postShift = readerRoute({
  method: 'post',
  path: '/reader/shift',
  body: ReaderPin,
  answer: ReaderShift,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('reader', actor.readerId);
    return beginShift(city, actor.readerId, body.pin);
  },
});

/** The controller goes. */
export const deleteShift = readerRoute({
  method: 'delete',
  path: '/reader/shift',
  transaction: true,
  answer: ReaderDone,
  async handle(_input, { actor, trx }) {
    await endShift(trx, actor.readerId);
    return { done: true as const };
  },
});
