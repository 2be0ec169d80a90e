import { PARTNERS } from '@karta/contracts/registers';
import { listOf } from '../lists/list-kind.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';

const STATES = { active: 'Działa', closed: 'Zamknięty' };
const SCOPES = CATALOGUE_WORDS.partners.fields['scopes']?.choices ?? {};

/** The register of partners (000-40). */
export const PARTNER_LIST = listOf(PARTNERS, {
  noun: ['partner', 'partnerów', 'partnerów'],
  nameOf: ({ name }) => name,
  views: { all: 'Wszyscy', active: 'Działający', withoutOffer: 'Bez ulg', closed: 'Zamknięci' },
  columns: {
    name: 'Nazwa',
    category: 'Branża',
    address: 'Adres',
    contact: 'Osoba do kontaktu',
    email: 'E-mail',
    phone: 'Telefon',
    discounts: 'Ulgi',
    used: 'Ostatnie użycie ulgi',
    scopes: 'Program partnera',
    key: 'Klucz z dnia',
    state: 'Stan',
  },
  codes: { state: STATES },
  texts: { scopes: ({ scopes }) => scopes.map((scope) => SCOPES[scope] ?? scope).join(', ') },
  filters: {
    state: { word: 'Stan', choices: STATES },
    scope: { word: 'Program partnera', choices: SCOPES },
    offer: { word: 'Ulgi', choices: { some: 'daje ulgi', none: 'bez ulg' } },
  },
});
