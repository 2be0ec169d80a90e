import { connect } from '@karta/db';
import { setting } from '../makers/town.ts';

/** What the server says, to whoever owns it. */
async function asked<Row>(sql: string): Promise<Row[]> {
  const admin = connect(setting('KARTA_TEST_ADMIN_URL'), 1);
  return admin
    .raw(sql)
    .then(({ rows }) => rows as Row[])
    .finally(() => admin.destroy());
}

describe('the databases of a town', () => {
  it('let nobody in but the roles of programs, each into its own', async () => {
    const lets = await asked<{ datname: string; isOpen: boolean; roles: string[] }>(`
      select datname, has_database_privilege('public', oid, 'connect') as "isOpen",
        array(
          select rolname::text from pg_roles
          where not rolsuper and rolcanlogin and has_database_privilege(pg_roles.oid, pg_database.oid, 'connect')
          order by rolname
        ) as roles
      from pg_database
      where datname in ('karta_platform', 'karta_keys', 'karta_nowa_rzeczna', 'temporal', 'temporal_visibility')
      order by datname`);
    const of = (datname: string, roles: string[]) => ({ datname, isOpen: false, roles });
    expect(lets).toEqual([
      of('karta_keys', ['karta_keys_api', 'karta_keys_worker']),
      of('karta_nowa_rzeczna', ['karta_nowa_rzeczna_api', 'karta_nowa_rzeczna_worker']),
      of('karta_platform', ['karta_platform_api', 'karta_platform_worker']),
      of('temporal', ['karta_temporal']),
      of('temporal_visibility', ['karta_temporal']),
    ]);
  });

  it('are used by programs under these roles', async () => {
    const used = await asked<{ usename: string }>(
      "select distinct usename from pg_stat_activity where datname = 'karta_nowa_rzeczna' and usename <> 'postgres' order by 1",
    );
    expect(used.map(({ usename }) => usename)).toEqual(['karta_nowa_rzeczna_api', 'karta_nowa_rzeczna_worker']);
  });
});
