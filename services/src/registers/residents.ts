import { RESIDENTS } from '@karta/contracts/registers';
import { addYears } from '@karta/domain';
import { keepAges, keepEnding } from './ends-between.ts';
import type { NamedElsewhere, RegisterSql } from './register-sql.ts';

/** The card that stands for a person: the newest one that was not spoiled. */
const newestCard = (column: string): string =>
  `(select c.${column} from cards as c where c.resident_id = residents.id and c.state <> 'spoiled'
    order by c.created_at desc, c.id limit 1)`;

const HELD = `(select string_agg(p.name || ' do ' || to_char(h.valid_until, 'FMDD.MM.YYYY'), ', ' order by p.position)
  from resident_packages as h join packages as p on p.code = h.package_code where h.resident_id = residents.id)`;

const BY_CARD: NamedElsewhere = {
  keys: 'select array(select found.resident_id from cards as found where found.number_fold like :pattern) as keys',
  fits: 'residents.id = any(:keys::uuid[])',
};

/** Residents with what the register shows of them; whoever was erased is not among them. */
export const RESIDENTS_IN_SQL: RegisterSql<typeof RESIDENTS> = {
  of: RESIDENTS,
  from: (knex) => knex('residents').whereNot('residents.name_fold', ''),
  point: null,
  columns: {
    name: {
      value: "residents.last_name || ' ' || residents.first_name",
      folded: 'residents.name_fold',
    },
    birth: 'residents.birth_date',
    address: { value: 'residents.address', folded: 'residents.address_fold' },
    card: { value: newestCard('number'), found: BY_CARD },
    cardState: newestCard('state'),
    packages: HELD,
    phone: { value: 'residents.phone', folded: 'residents.phone' },
    email: { value: 'residents.email', folded: 'residents.email_fold' },
    registered: { value: 'residents.registered_address', folded: 'residents.registered_fold' },
    remarks: { value: 'residents.remarks', folded: 'residents.remarks_fold' },
    changed: 'residents.updated_at',
    created: 'residents.created_at',
  },
  fields: { id: 'residents.id', photoFileId: 'residents.photo_file_id' },
  filters: {
    card: (rows, state) => {
      const own = `select 1 from cards as k where k.resident_id = residents.id and k.state`;
      if (state === 'none') rows.whereRaw(`not exists (${own} <> 'spoiled')`);
      else rows.whereRaw(`exists (${own} = ?)`, [state]);
    },
    age: (rows, age, { clock }) => {
      const [years, sign] = age === 'under-18' ? [-18, '>'] : [-60, '<='];
      rows.whereRaw(`coalesce(residents.birth_date, 'infinity') ${sign} ?`, [addYears(clock.today(), years)]);
      if (age === 'under-18') rows.whereNotNull('residents.birth_date');
    },
    pesel: (rows, state) => {
      if (state === 'known') rows.whereNotNull('residents.pesel_index');
      else rows.whereNull('residents.pesel_index');
    },
    package: (rows, code) => {
      const held = 'select 1 from resident_packages as h where h.resident_id = residents.id and h.package_code = ?';
      rows.whereRaw(`exists (${held})`, [code]);
    },
    place: (rows, place) => void rows.whereRaw('km_fold(residents.place) = km_fold(?)', [place]),
    ageFrom: (rows, years, { clock }) => keepAges(rows, { path: 'ageFrom', years, today: clock.today() }),
    ageTo: (rows, years, { clock }) => keepAges(rows, { path: 'ageTo', years, today: clock.today() }),
    packageEnds: (rows, range, _city, { package: code }) => {
      const held = rows.client.queryBuilder().from('resident_packages as h').whereRaw('h.resident_id = residents.id');
      if (typeof code === 'string' && code !== '') held.where('h.package_code', code);
      rows.whereExists(keepEnding(held, 'h.valid_until', { path: 'packageEnds', range }));
    },
    cardEnds: (rows, range) => {
      const own = rows.client
        .queryBuilder()
        .from('cards as k')
        .whereRaw("k.resident_id = residents.id and k.state = 'active'");
      rows.whereExists(keepEnding(own, 'k.valid_until', { path: 'cardEnds', range }));
    },
  },
  ties: [{ sql: 'residents.id', type: 'uuid' }],
};
