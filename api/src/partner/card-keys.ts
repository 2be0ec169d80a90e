import { CardKeyList } from '@karta/contracts';
import { cityKeys } from '@karta/services';
import { partnerRoute } from '../http/definition.ts';

/** What codes of virtual cards are checked with, also where there is no connection. */
export const cardKeys = partnerRoute('card.status', {
  method: 'get',
  path: '/partner/card-keys',
  answer: CardKeyList,
  async handle(_input, { city, actor, throttle }) {
    await throttle.take('partner', actor.partnerId);
    const keys = await cityKeys(city);
    return { keys: [...keys].map(([id, key]) => ({ id, key: Buffer.from(key).toString('base64url') })) };
  },
});
