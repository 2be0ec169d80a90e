import type { Knex } from 'knex';
import { connect, UNHURRIED_MS, urlOfDatabase } from './connect.ts';
import { loginFor, withLogin, type Login } from './logins.ts';
import { migrate, type DatabaseKind } from './migrate.ts';

export interface Provisioning {
  /** A role that may create databases and roles; it owns what it creates. */
  adminUrl: string;
  /** The roles by which programs work in the platform's database; those of the others follow from them. */
  logins: readonly Login[];
}

/** Creates a role that may sign in, or sets its password. It owns nothing. */
export async function provisionRole(adminUrl: string, login: Login): Promise<void> {
  const admin = connect(adminUrl, 1);
  try {
    await setLogin(admin, login);
  } finally {
    await admin.destroy();
  }
}

/**
 * Creates a database if it is missing and migrates it; lets in the roles of the programs, made where they are missing, and nobody
 * else. Answers the address of each, in the order of `logins`.
 */
export async function provisionDatabase(
  { adminUrl, logins }: Provisioning,
  database: string,
  kind: DatabaseKind,
): Promise<string[]> {
  const own = kind === 'platform' ? logins : logins.map((login) => loginFor(login, database));
  const admin = connect(adminUrl, 1);
  try {
    for (const login of own) await setLogin(admin, login);
    await createDatabase(admin, database);
    await letIn(admin, database, own);
  } finally {
    await admin.destroy();
  }
  const address = urlOfDatabase(adminUrl, database);
  const owner = connect(address, 2, UNHURRIED_MS);
  try {
    await migrate(
      owner,
      kind,
      own.map(({ role }) => role),
    );
  } finally {
    await owner.destroy();
  }
  return own.map((login) => withLogin(address, login));
}

/** Nobody connects to a database but these, and whoever owns it. */
export async function letIn(admin: Knex, database: string, logins: readonly Pick<Login, 'role'>[]): Promise<void> {
  await admin.raw('revoke connect on database ?? from public', [database]);
  for (const { role } of logins) await admin.raw('grant connect on database ?? to ??', [database, role]);
}

async function setLogin(admin: Knex, { role, password }: Login): Promise<void> {
  // two towns that are made at the same time share the roles of a test
  await admin.raw("select pg_advisory_lock(hashtext('karta roles'))");
  try {
    await setLoginAlone(admin, { role, password });
  } finally {
    await admin.raw("select pg_advisory_unlock(hashtext('karta roles'))");
  }
}

async function setLoginAlone(admin: Knex, { role, password }: Login): Promise<void> {
  const { rows } = await admin.raw('select 1 from pg_roles where rolname = ?', [role]);
  const verb = rows.length === 0 ? 'create' : 'alter';
  // DDL takes no parameters; the server quotes both words.
  const ddl = await admin.raw('select format(?, ?::text, ?::text) as sql', [
    `${verb} role %I login password %L`,
    role,
    password,
  ]);
  await admin.raw(ddl.rows[0].sql);
}

async function createDatabase(admin: Knex, database: string): Promise<void> {
  const { rows } = await admin.raw('select 1 from pg_database where datname = ?', [database]);
  if (rows.length > 0) return;
  await admin.raw('create database ??', [database]);
}
