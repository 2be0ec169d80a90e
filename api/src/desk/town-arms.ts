import { CardError } from '@karta/domain';
import { findArms } from '@karta/services';
import { publicRoute } from '../http/definition.ts';

/** The arms of the town; its address changes with them. */
export const deskArms = publicRoute('desk', {
  method: 'get',
  path: '/desk/town-arms',
  answer: 'file',
  async handle(_input, { city }) {
    const arms = await findArms(city.knex);
    if (!arms) throw new CardError('NOT_FOUND');
    return { mediaType: 'image/png', content: arms.picture, inline: true, name: 'arms.png' };
  },
});
