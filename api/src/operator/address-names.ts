import { AddressNames, AddressQuestion } from '@karta/contracts';
import { suggestPlaces, suggestStreets } from '@karta/services';
import { operatorRoute } from '../http/definition.ts';

/** Names of places, or of streets of a place, while an address is typed (000-11). */
export const addressNames = operatorRoute('person.change', {
  method: 'get',
  path: '/operator/address-names',
  query: AddressQuestion,
  answer: AddressNames,
  async handle({ query }, { city }) {
    const { of, text, place } = query;
    const names = of === 'place' ? suggestPlaces(city.knex, text) : suggestStreets(city.knex, place, text);
    return { names: await names };
  },
});
