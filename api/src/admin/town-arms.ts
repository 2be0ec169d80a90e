import { Done } from '@karta/contracts';
import { putArms, removeArms } from '@karta/services';
import { adminRoute } from '../http/definition.ts';
import { FILE } from '../http/limits.ts';
import { readArms } from '../http/read-arms.ts';
import { byActor } from './by-actor.ts';

/** Other arms of the town, of an SVG or a PNG; a picture made by us is kept. */
export const putTownArms = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/town/arms',
  uploadLimit: FILE.photo,
  answer: Done,
  async handle({ upload }, { city, actor }) {
    const picture = await upload.open(readArms);
    await city.knex.transaction((trx) => putArms(trx, picture, byActor(actor, city)));
    return { done: true } as const;
  },
});

/** The drawn arms stand again. */
export const deleteTownArms = adminRoute('settings.change', {
  method: 'delete',
  path: '/admin/town/arms',
  transaction: true,
  answer: Done,
  async handle(_input, { trx, city, actor }) {
    await removeArms(trx, byActor(actor, city));
    return { done: true } as const;
  },
});
