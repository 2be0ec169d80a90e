import type { Knex } from 'knex';
import { connect, UNHURRIED_MS, urlOfDatabase } from './connect.ts';
import { migrate, type DatabaseKind } from './migrate.ts';

export interface Provisioning {
  /** A role that may create databases and roles; it owns what it creates. */
  adminUrl: string;
  /** The role that api and worker use. */
  applicationRole: string;
  applicationPassword: string;
}

/** Creates the application's role or sets its password. It owns nothing. */
export async function provisionRole({ adminUrl, applicationRole, applicationPassword }: Provisioning): Promise<void> {
  const admin = connect(adminUrl, 1);
  try {
    const { rows } = await admin.raw('select 1 from pg_roles where rolname = ?', [applicationRole]);
    const verb = rows.length === 0 ? 'create' : 'alter';
    // DDL takes no parameters; the server quotes both words.
    const ddl = await admin.raw('select format(?, ?::text, ?::text) as sql', [
      `${verb} role %I login password %L`,
      applicationRole,
      applicationPassword,
    ]);
    await admin.raw(ddl.rows[0].sql);
  } finally {
    await admin.destroy();
  }
}

/** Creates a database if it is missing and migrates it; answers the application's address of it. */
export async function provisionDatabase(to: Provisioning, database: string, kind: DatabaseKind): Promise<string> {
  const admin = connect(to.adminUrl, 1);
  try {
    await createDatabase(admin, database);
  } finally {
    await admin.destroy();
  }
  const owner = connect(urlOfDatabase(to.adminUrl, database), 2, UNHURRIED_MS);
  try {
    await migrate(owner, kind, to.applicationRole);
  } finally {
    await owner.destroy();
  }
  const url = new URL(urlOfDatabase(to.adminUrl, database));
  url.username = to.applicationRole;
  url.password = to.applicationPassword;
  return url.href;
}

async function createDatabase(admin: Knex, database: string): Promise<void> {
  const { rows } = await admin.raw('select 1 from pg_database where datname = ?', [database]);
  if (rows.length > 0) return;
  await admin.raw('create database ??', [database]);
}
