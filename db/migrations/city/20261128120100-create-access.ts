import type { Knex } from 'knex';

/** Who may do what becomes rows of the town: the roles of before, with the rights of before, and whoever had them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table roles (
      code text constraint roles_pk primary key,
      name text not null constraint roles_name_unique unique,
      version int not null default 1
    );

    create table role_grants (
      role_code text not null constraint role_grants_role references roles on delete cascade,
      permission text not null,
      -- own-point | own-cases; null: everywhere
      condition text constraint role_grants_condition check (condition in ('own-point', 'own-cases')),
      constraint role_grants_pk primary key (role_code, permission)
    );

    create table operator_roles (
      operator_id uuid not null constraint operator_roles_operator references operators on delete cascade,
      role_code text not null constraint operator_roles_role references roles,
      constraint operator_roles_pk primary key (operator_id, role_code)
    );
    create index operator_roles_role on operator_roles (role_code);

    create table groups (
      code text constraint groups_pk primary key,
      name text not null constraint groups_name_unique unique,
      -- members see the tasks of their own pick-up point alone
      at_own_point boolean not null default false
    );

    create table role_groups (
      role_code text not null constraint role_groups_role references roles on delete cascade,
      group_code text not null constraint role_groups_group references groups,
      constraint role_groups_pk primary key (role_code, group_code)
    );
    create index role_groups_group on role_groups (group_code);

    create table operator_groups (
      operator_id uuid not null constraint operator_groups_operator references operators on delete cascade,
      group_code text not null constraint operator_groups_group references groups,
      constraint operator_groups_pk primary key (operator_id, group_code)
    );
    create index operator_groups_group on operator_groups (group_code);

    -- A row hides the column of the register from whoever has the role.
    create table field_rights (
      register text not null,
      field text not null,
      role_code text not null constraint field_rights_role references roles on delete cascade,
      constraint field_rights_pk primary key (role_code, register, field)
    );

    insert into roles (code, name) values
      ('clerk', 'Urzędnik Biura Karty'), ('lead', 'Kierownik Biura Karty'), ('production', 'Produkcja kart'),
      ('auditor', 'Audytor'), ('admin', 'Administrator');

    insert into role_grants (role_code, permission)
      select 'clerk', unnest(array['task.read', 'task.complete', 'application.read', 'card.read', 'card.produce',
        'card.hand-over', 'card.block', 'card.unblock', 'account.restore', 'view.save'])
      union all select 'lead', unnest(array['task.assign', 'account.hold'])
      union all select 'production', unnest(array['task.read', 'card.read', 'card.produce', 'card.hand-over', 'view.save'])
      union all select 'auditor', unnest(array['task.read', 'application.read', 'card.read', 'process.read', 'view.save'])
      union all select 'admin', unnest(array['process.read', 'process.repair', 'process.operate', 'process.deploy',
        'settings.change', 'access.change', 'job.read', 'view.save']);

    insert into groups (code, name, at_own_point) values
      ('card-office', 'Biuro Karty', false), ('production', 'Produkcja kart', true);
    insert into role_groups (role_code, group_code) values
      ('clerk', 'card-office'), ('clerk', 'production'), ('production', 'production'), ('auditor', 'production');

    -- A role that nobody knows gave no right.
    insert into operator_roles (operator_id, role_code)
      select distinct o.id, r.code from operators as o join roles as r on r.code = any (o.roles);
    alter table operators drop column roles, add column access_version int not null default 1;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table operators add column roles text[] not null default '{}', drop column access_version;
    update operators as o set roles = coalesce(
      (select array_agg(r.role_code order by r.role_code) from operator_roles as r where r.operator_id = o.id), '{}');
    alter table operators alter column roles drop default;
    drop table field_rights, operator_groups, role_groups, groups, operator_roles, role_grants, roles;
  `);
}
