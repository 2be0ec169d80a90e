import { CardDesignView, CardImageOf } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { designInForce, designOf, findCardImage } from '@karta/services';
import { staffRoute } from '../http/definition.ts';

/** The design that new cards are made with: a task shows the card before it is ordered. */
export const cardDesignInForce = staffRoute({
  method: 'get',
  path: '/operator/card-design',
  answer: CardDesignView,
  async handle(_input, { trx }) {
    const template = await designInForce(trx);
    return { version: template.version, design: designOf(template) };
  },
});

/** A picture of a design; it never changes under its id. */
export const cardImage = staffRoute({
  method: 'get',
  path: '/operator/card-images/:id',
  params: CardImageOf,
  answer: 'file',
  async handle({ params }, { city }) {
    const image = await findCardImage(city.knex, params.id);
    if (!image) throw new CardError('NOT_FOUND');
    const end = image.mediaType === 'image/png' ? 'png' : 'jpg';
    return { mediaType: image.mediaType, content: image.picture, inline: true, name: `obraz.${end}` };
  },
});
