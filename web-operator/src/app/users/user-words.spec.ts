import type { StaffList } from '@karta/contracts';
import { filterUsers, NO_FILTER } from './user-words.ts';

const person = { unit: 'Biuro Karty', state: 'active', pointName: null, roles: ['clerk'], hasSecondFactor: true };
const LIST = {
  people: [
    { ...person, name: 'Ewa Pączkowska', email: 'ewa@x.example' },
    { ...person, name: 'Renata Dąbek', email: 'renata@x.example', hasSecondFactor: false, roles: ['lead'] },
    { ...person, name: 'Krystyna Łoś', email: 'k.los@x.example', state: 'off', hasSecondFactor: false },
  ],
  roles: [{ code: 'lead', name: 'Kierownik' }],
  groups: [],
  points: [],
} as unknown as StaffList;
const names = (filter: object): string[] => filterUsers(LIST, { ...NO_FILTER, ...filter }).map(({ name }) => name);

describe('people of the office', () => {
  it('are found without Polish marks, by name and by the name of a role', () => {
    expect(names({ text: 'paczkow' })).toEqual(['Ewa Pączkowska']);
    expect(names({ text: 'kierown' })).toEqual(['Renata Dąbek']);
  });

  it('without a second factor are those who can sign in', () => {
    expect(names({ isWithoutFactor: true })).toEqual(['Renata Dąbek']);
  });

  it('are narrowed by role and by state', () => {
    expect(names({ role: 'lead' })).toEqual(['Renata Dąbek']);
    expect(names({ state: 'off' })).toEqual(['Krystyna Łoś']);
  });
});
