import { RESIDENTS } from '@karta/contracts/registers';
import { CARD_STATUS, wordsOf } from '@karta/web-shared';
import { listOf } from '../lists/list-kind.ts';

/** The register of residents (000-09). */
export const RESIDENT_LIST = listOf(RESIDENTS, {
  noun: ['osoba', 'osoby', 'osób'],
  nameOf: (row) => row.name,
  views: {
    all: 'Wszyscy',
    withCard: 'Z aktywną kartą',
    withoutCard: 'Bez karty',
    seniors: 'Seniorzy',
    withoutPesel: 'Bez PESEL',
  },
  columns: {
    name: 'Nazwisko i imię',
    birth: 'Data ur.',
    address: 'Adres zamieszkania',
    card: 'Numer karty',
    cardState: 'Stan karty',
    packages: 'Pakiety i ulgi',
    phone: 'Telefon',
    email: 'E-mail',
    registered: 'Adres zameldowania',
    remarks: 'Uwagi',
    changed: 'Ostatnia zmiana',
    created: 'W rejestrze od',
  },
  codes: { cardState: wordsOf(CARD_STATUS) },
  filters: {
    card: { word: 'Karta', choices: { ...wordsOf(CARD_STATUS), none: 'Bez karty' } },
    age: { word: 'Wiek', choices: { 'under-18': 'do 18 lat', 'from-60': 'od 60 lat' } },
    pesel: { word: 'PESEL', choices: { known: 'podany', missing: 'brak' } },
  },
});
