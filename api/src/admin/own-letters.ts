import { Id, LetterList, NewOwnLetter, OwnLetterChange } from '@karta/contracts';
import { addOwnLetter, changeOwnLetter, endOwnLetter } from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';
import { everyLetter } from './letters.ts';

const OfOwnLetter = z.object({ id: Id });

/** A letter of the town's own about a change that it chooses; off until it has its text (000-33). */
const postOwnLetter = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/own-letters',
  body: NewOwnLetter,
  once: true,
  answer: z.object({ id: Id }),
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({ id: await addOwnLetter(trx, body, byActor(actor, city)) }),
});

/** Another name, other channels; on or off. It tells of what happens from then on. */
const putOwnLetter = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/own-letters/:id',
  params: OfOwnLetter,
  body: OwnLetterChange,
  transaction: true,
  answer: LetterList,
  async handle({ params, body }, { city, actor, trx }) {
    await changeOwnLetter(trx, params.id, body, byActor(actor, city));
    return everyLetter(trx);
  },
});

/** Ends one for good; what it has sent keeps its name. */
const deleteOwnLetter = adminRoute('settings.change', {
  method: 'delete',
  path: '/admin/own-letters/:id',
  params: OfOwnLetter,
  transaction: true,
  answer: LetterList,
  async handle({ params }, { city, actor, trx }) {
    await endOwnLetter(trx, params.id, byActor(actor, city));
    return everyLetter(trx);
  },
});

export const ownLetterRoutes = [postOwnLetter, putOwnLetter, deleteOwnLetter] as const;
