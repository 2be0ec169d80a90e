import { AddressNames, AddressQuestion } from '@karta/contracts';
import { suggestNames } from '@karta/services';
import { operatorRoute } from '../http/definition.ts';

/** Names of places, or of streets of a place, while an address is typed (000-11). */
export const addressNames = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/address-names',
  query: AddressQuestion,
  answer: AddressNames,
  handle: async ({ query }, { city }) => ({ names: await suggestNames(city.knex, query) }),
});
