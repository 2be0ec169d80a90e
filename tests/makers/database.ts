import { connect, type Provisioning } from '@karta/db';
import { setting } from './town.ts';

/** Databases of a test beside those of the town, under a role of their own. */
export function testProvisioning(): Provisioning {
  return {
    adminUrl: setting('KARTA_TEST_ADMIN_URL'),
    applicationRole: 'karta_test_app',
    applicationPassword: 'only-for-this-run',
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
