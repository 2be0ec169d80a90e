import { AddressNames, AddressQuestion } from '@karta/contracts';
import { suggestNames } from '@karta/services';
import { residentRoute } from '../http/definition.ts';

/** Names of places, or of streets of a place, while an address is typed in a form. */
export const residentAddressNames = residentRoute({
  method: 'get',
  path: '/resident/address-names',
  query: AddressQuestion,
  answer: AddressNames,
  handle: async ({ query }, { city }) => ({ names: await suggestNames(city.knex, query) }),
});
