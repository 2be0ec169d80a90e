import { CardKeyList } from '@karta/contracts';
import { cityKeys } from '@karta/services';
import { partnerRoute } from '../http/definition.ts';

/** What the codes of virtual cards and of printed ones are checked with, also where there is no connection. */
export const cardKeys = partnerRoute('card.status', {
  method: 'get',
  path: '/partner/card-keys',
  answer: CardKeyList,
  async handle(_input, { city }) {
    const keys = [...(await cityKeys(city)), ...(await cityKeys(city, 'card-print'))];
    return { keys: keys.map(([id, key]) => ({ id, key: Buffer.from(key).toString('base64url') })) };
  },
});
