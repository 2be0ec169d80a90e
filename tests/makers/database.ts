import { connect, urlOfDatabase, type Provisioning } from '@karta/db';
import type { Knex } from 'knex';
import { setting } from './town.ts';

/** Databases of a test beside those of the town, under a role of their own. */
export function testProvisioning(): Provisioning {
  return {
    adminUrl: setting('KARTA_TEST_ADMIN_URL'),
    logins: [{ role: 'karta_test_app', password: 'only-for-this-run' }],
  };
}

export async function dropTestDatabase({ adminUrl }: Provisioning, database: string): Promise<void> {
  const admin = connect(adminUrl, 1);
  try {
    await admin.raw('drop database if exists ?? with (force)', [database]);
  } finally {
    await admin.destroy();
  }
}

/** Does something in a database as whoever owns it, on one connection. */
export async function asOwner(database: string, act: (knex: Knex) => Promise<void>): Promise<void> {
  const owner = connect(urlOfDatabase(setting('KARTA_TEST_ADMIN_URL'), database), 1);
  await act(owner).finally(() => owner.destroy());
}
