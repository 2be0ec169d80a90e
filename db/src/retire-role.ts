import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { connect, urlOfDatabase } from './connect.ts';
import { loginFor } from './logins.ts';
import type { Provisioning } from './provision.ts';

/** How long programs have to leave a database by themselves; they follow the table of cities within two seconds. */
const PATIENCE_MS = 15_000;
const LOOK_MS = 250;
const STILL_NEEDED = '2BP01';

/** Takes away the roles of a city that is no longer served; its database stays, and nobody but its owner comes in. */
export async function retireCity({ adminUrl, logins }: Provisioning, database: string): Promise<void> {
  for (const login of logins) {
    const { role } = loginFor(login, database);
    // a role that serves all databases stays
    if (role !== login.role) await retireRole(adminUrl, role, [database]);
  }
}

/** Takes a role away, with what it was granted in these databases; one that is needed elsewhere signs in no more. */
export async function retireRole(adminUrl: string, role: string, databases: readonly string[]): Promise<void> {
  const admin = connect(adminUrl, 1);
  try {
    const { rows } = await admin.raw('select 1 from pg_roles where rolname = ?', [role]);
    if (rows.length === 0) return;
    await admin.raw('alter role ?? nologin', [role]);
    await leave(admin, role);
    for (const database of databases) {
      await admin.raw('revoke all on database ?? from ??', [database, role]);
      await forget(urlOfDatabase(adminUrl, database), role);
    }
    await admin.raw('drop role ??', [role]).catch((error: unknown) => {
      if ((error as { code?: string }).code !== STILL_NEEDED) throw error;
    });
  } finally {
    await admin.destroy();
  }
}

/** Waits until nobody is signed in under the role, and sends away who stays too long. */
async function leave(admin: Knex, role: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  const there = () => admin('pg_stat_activity').where({ usename: role }).first('pid');
  while (Date.now() < end && (await there())) await sleep(LOOK_MS);
  await admin('pg_stat_activity').where({ usename: role }).select(admin.raw('pg_terminate_backend(pid)'));
}

/** By the owner of all that is there: takes back each grant. */
async function forget(address: string, role: string): Promise<void> {
  const owner = connect(address, 1);
  try {
    const schemas: string[] = await owner('pg_namespace').whereIn('nspname', ['public', 'bullmq']).pluck('nspname');
    for (const schema of schemas) {
      for (const what of ['tables', 'sequences', 'functions']) {
        await owner.raw(`revoke all on all ${what} in schema ?? from ??`, [schema, role]);
      }
      await owner.raw('revoke all on schema ?? from ??', [schema, role]);
    }
  } finally {
    await owner.destroy();
  }
}
