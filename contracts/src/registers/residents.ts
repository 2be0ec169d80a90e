import { CARD_STATES } from '@karta/domain';
import { register } from './register.ts';

/** The register of residents, by surname (000-09). Numbers of people and documents are in no list. */
export const RESIDENTS = register({
  name: 'residents',
  area: 'operator',
  right: 'person.read',
  id: 'id',
  columns: {
    name: { kind: 'person' },
    birth: { kind: 'date', field: 'birthDate', isNullable: true },
    address: { kind: 'text' },
    // its newest card; searched as a number, ordered in the register of cards
    card: { kind: 'text', field: 'cardNumber', isNullable: true, isUnsorted: true },
    cardState: { kind: 'code', codes: CARD_STATES, isNullable: true, isUnsorted: true, isUnsearched: true },
    packages: { kind: 'text', isNullable: true, isUnsorted: true, isUnsearched: true },
    phone: { kind: 'text', isNullable: true },
    email: { kind: 'text', isNullable: true, isExtra: true },
    registered: { kind: 'text', field: 'registeredAddress', isExtra: true },
    remarks: { kind: 'text', isExtra: true, isUnsorted: true },
    changed: { kind: 'instant', field: 'updatedAt' },
    created: { kind: 'instant', field: 'createdAt', isExtra: true },
  },
  fields: {
    id: { kind: 'id' },
    photoFileId: { kind: 'id', isNullable: true },
  },
  filters: {
    card: { kind: 'code', codes: [...CARD_STATES, 'none'], of: 'cardState' },
    age: { kind: 'code', codes: ['under-18', 'from-60'], of: 'birth' },
    pesel: { kind: 'code', codes: ['known', 'missing'] },
    package: { kind: 'text', max: 60, of: 'packages' },
    place: { kind: 'text', max: 100, of: 'address' },
    /** Full years, that one counted. */
    ageFrom: { kind: 'text', max: 3, of: 'birth' },
    ageTo: { kind: 'text', max: 3, of: 'birth' },
    /** Days from and to which, `2026-12-01..2026-12-31`; with `package` of that one. */
    packageEnds: { kind: 'text', max: 22, of: 'packages' },
    /** The same of a card in use. */
    cardEnds: { kind: 'text', max: 22, of: 'card' },
  },
  views: {
    all: {},
    withCard: { filters: { card: 'active' } },
    withoutCard: { filters: { card: 'none' } },
    seniors: { filters: { age: 'from-60' } },
    withoutPesel: { filters: { pesel: 'missing' } },
  },
  sort: 'name',
  direction: 'asc',
  pageSize: 100,
});
