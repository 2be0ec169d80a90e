import { connect, letIn, provisionRole, urlOfDatabase, type Login } from '@karta/db';
import { TEMPORAL_DATABASES } from './temporal-server.ts';

/** Lets the Temporal server work in its databases under a role that owns nothing, and nobody else. */
export async function admitTemporal(adminUrl: string, login: Login): Promise<void> {
  await provisionRole(adminUrl, login);
  for (const [database] of TEMPORAL_DATABASES) {
    const owner = connect(urlOfDatabase(adminUrl, database), 1);
    try {
      await letIn(owner, database, [login]);
      await owner.raw('grant usage on schema public to ??', [login.role]);
      await owner.raw('grant select, insert, update, delete on all tables in schema public to ??', [login.role]);
      await owner.raw('grant usage, select on all sequences in schema public to ??', [login.role]);
    } finally {
      await owner.destroy();
    }
  }
}
