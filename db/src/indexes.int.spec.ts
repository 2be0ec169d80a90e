import { randomUUID } from 'node:crypto';
import { dropTestDatabase, testProvisioning } from '../../tests/makers/database.ts';
import { connect } from './connect.ts';
import type { DatabaseKind } from './migrate.ts';
import { provisionDatabase } from './provision.ts';

const FEW = 'a town has a handful of these rows';
/** Foreign keys that need no index, each with its reason. */
const NEED_NONE: Readonly<Record<string, string>> = {
  'discounts (package_code)': FEW,
  'operators (pickup_point_id)': FEW,
  'readers (partner_id)': FEW,
  'stations (pickup_point_id)': FEW,
};

/** Foreign keys whose columns begin no index that holds every row with a value in them. */
const BARE_KEYS = `
  select format('%s (%s)', fk.conrelid::regclass,
      (select string_agg(a.attname, ', ' order by place) from unnest(fk.conkey) with ordinality as k (number, place)
        join pg_attribute as a on a.attrelid = fk.conrelid and a.attnum = k.number)) as key
  from pg_constraint as fk
  where fk.contype = 'f' and fk.connamespace = 'public'::regnamespace and not exists (
    select 1 from pg_index as i
    where i.indrelid = fk.conrelid and i.indisvalid
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) =
        format('(%s IS NOT NULL)', (select attname from pg_attribute where attrelid = fk.conrelid and attnum = fk.conkey[1])))
      and (i.indkey::int2[])[0:cardinality(fk.conkey) - 1] @> fk.conkey)
  order by 1`;

describe.each<DatabaseKind>(['city', 'platform', 'keys'])('in a database of kind %s', (kind) => {
  it('each foreign key begins an index, so that nobody reads a table to find or delete a row', async () => {
    // given
    const to = testProvisioning();
    const database = `test_indexes_${randomUUID().replaceAll('-', '')}`;
    const knex = connect((await provisionDatabase(to, database, kind))[0] ?? '', 1);

    // when
    const { rows } = await knex.raw(BARE_KEYS).finally(() => knex.destroy());
    await dropTestDatabase(to, database);

    // then
    expect(rows.map(({ key }: { key: string }) => key)).toEqual(kind === 'city' ? Object.keys(NEED_NONE) : []);
  }, 60_000);
});
