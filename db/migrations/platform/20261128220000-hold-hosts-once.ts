import type { Knex } from 'knex';

/**
 * A host leads to one town: those of towns that are active or paused stand in a table where each is there once. The default
 * town's localhost is a host like others. Where two towns have one already, it stays with the one that answered there.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table city_hosts (
      host text constraint city_hosts_pk primary key constraint city_hosts_small check (host = lower(host)),
      city_id text not null constraint city_hosts_city references cities on delete cascade
    );
    create index city_hosts_city on city_hosts (city_id);

    update cities set hosts = (
      select array_agg(host order by place) from (
        select lower(host) as host, min(place) as place
        from unnest(cities.hosts || case when is_default then '{localhost,127.0.0.1}'::text[] else '{}' end)
          with ordinality as h (host, place)
        group by 1
      ) as once
    ) where is_default or array_to_string(hosts, ' ') <> lower(array_to_string(hosts, ' '));
    insert into city_hosts (host, city_id)
      select host, id from cities, unnest(hosts) as host where state <> 'removed' order by state, id
      on conflict do nothing;
    update cities set hosts = array(
      select host from unnest(cities.hosts) with ordinality as h (host, place)
      where exists (select from city_hosts as taken where taken.host = h.host and taken.city_id = cities.id) order by place
    ) where state <> 'removed';

    create function hold_hosts_of_city() returns trigger language plpgsql as $$
    begin
      delete from city_hosts where city_id = new.id;
      if new.state <> 'removed' then
        insert into city_hosts (host, city_id) select distinct host, new.id from unnest(new.hosts) as host;
      end if;
      return null;
    end $$;
    create trigger cities_hold_hosts after insert or update of hosts, state on cities
      for each row execute function hold_hosts_of_city();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger cities_hold_hosts on cities;
    drop function hold_hosts_of_city();
    drop table city_hosts;
  `);
}
