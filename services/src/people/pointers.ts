import type { Knex } from 'knex';

/** A column that points at a row of another table. */
export interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly target: string;
}

/** Every column that points at these tables, as the database itself knows them. */
export async function pointersTo(knex: Knex, tables: readonly string[]): Promise<Pointer[]> {
  const { rows } = await knex.raw<{ rows: Pointer[] }>(
    `select source.relname as "table", attribute.attname as "column", target.relname as "target"
     from pg_constraint as pointer
       join pg_class as source on source.oid = pointer.conrelid
       join pg_class as target on target.oid = pointer.confrelid
       join pg_attribute as attribute on attribute.attrelid = pointer.conrelid and attribute.attnum = pointer.conkey[1]
     where pointer.contype = 'f' and pointer.connamespace = 'public'::regnamespace and target.relname = any(?)
     order by 1, 2`,
    [[...tables]],
  );
  return rows;
}
