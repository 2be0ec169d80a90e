import type { Knex } from 'knex';
import { runMigrations as runQueueMigrations } from 'bullmq';
import * as createCities from '../migrations/platform/20261121090000-create-cities.ts';
import * as addDirectory from '../migrations/platform/20261128120000-add-directory-to-cities.ts';
import * as createDataKeys from '../migrations/keys/20261121090000-create-data-keys.ts';
import * as createAccounts from '../migrations/city/20261121090000-create-accounts.ts';
import * as createApplications from '../migrations/city/20261121091000-create-applications.ts';
import * as createProcesses from '../migrations/city/20261121092000-create-processes.ts';
import * as createCards from '../migrations/city/20261121093000-create-cards.ts';
import * as createDecisionDefinitions from '../migrations/city/20261121094000-create-decision-definitions.ts';
import * as addSuspension from '../migrations/city/20261121095000-add-suspension-to-process-instances.ts';
import * as createViewsAndNotes from '../migrations/city/20261121150000-create-views-and-notes.ts';
import * as createTownProcesses from '../migrations/city/20261121160000-create-town-processes.ts';
import * as createProcessHistories from '../migrations/city/20261121161000-create-process-histories.ts';
import * as createThrownMessages from '../migrations/city/20261121170000-create-thrown-messages.ts';
import * as addCallerToSuspensions from '../migrations/city/20261121180000-add-caller-to-suspensions.ts';
import * as createAccountHolds from '../migrations/city/20261121181000-create-account-holds.ts';
import * as createTimerStarts from '../migrations/city/20261121182000-create-timer-starts.ts';
import * as groupTerms from '../migrations/city/20261121183000-group-terms-by-type.ts';
import * as findOpenWaits from '../migrations/city/20261121190000-find-open-waits.ts';
import * as foldNames from '../migrations/city/20261128100000-fold-names.ts';
import * as addVersion from '../migrations/city/20261128101000-add-version-to-applications.ts';
import * as addVersionToSettings from '../migrations/city/20261128120000-add-version-to-settings.ts';
import * as createLetters from '../migrations/city/20261128121000-create-letters.ts';

type Migration = Pick<Knex.Migration, 'up' | 'down'>;
export type DatabaseKind = 'platform' | 'keys' | 'city';

/** Never rename one that was released: knex remembers the names. */
const MIGRATIONS: Record<DatabaseKind, Record<string, Migration>> = {
  platform: {
    '20261121090000-create-cities': createCities,
    '20261128120000-add-directory-to-cities': addDirectory,
  },
  keys: { '20261121090000-create-data-keys': createDataKeys },
  city: {
    '20261121090000-create-accounts': createAccounts,
    '20261121091000-create-applications': createApplications,
    '20261121092000-create-processes': createProcesses,
    '20261121093000-create-cards': createCards,
    '20261121094000-create-decision-definitions': createDecisionDefinitions,
    '20261121095000-add-suspension-to-process-instances': addSuspension,
    '20261121150000-create-views-and-notes': createViewsAndNotes,
    '20261121160000-create-town-processes': createTownProcesses,
    '20261121161000-create-process-histories': createProcessHistories,
    '20261121170000-create-thrown-messages': createThrownMessages,
    '20261121180000-add-caller-to-suspensions': addCallerToSuspensions,
    '20261121181000-create-account-holds': createAccountHolds,
    '20261121182000-create-timer-starts': createTimerStarts,
    '20261121183000-group-terms-by-type': groupTerms,
    '20261121190000-find-open-waits': findOpenWaits,
    '20261128100000-fold-names': foldNames,
    '20261128101000-add-version-to-applications': addVersion,
    '20261128120000-add-version-to-settings': addVersionToSettings,
    '20261128121000-create-letters': createLetters,
  },
};

/**
 * Brings a database to the newest schema and lets the application's role work in it.
 * `owner` is a connection that may create tables. The role may read and add audit rows, never change or delete them.
 */
export async function migrate(owner: Knex, kind: DatabaseKind, applicationRole: string): Promise<void> {
  const migrations = MIGRATIONS[kind];
  await owner.migrate.latest({
    migrationSource: {
      getMigrations: () => Promise.resolve(Object.keys(migrations)),
      getMigrationName: (name: string) => name,
      getMigration: (name: string) => Promise.resolve(migrations[name] as Migration),
    },
  });
  if (kind === 'city') await migrateQueues(owner);
  for (const schema of kind === 'city' ? ['public', 'bullmq'] : ['public']) await grant(owner, schema, applicationRole);
  if (kind === 'city') await owner.raw('revoke update, delete, truncate on audit from ??', [applicationRole]);
}

async function migrateQueues(owner: Knex): Promise<void> {
  const connection: unknown = await owner.client.acquireConnection();
  try {
    await runQueueMigrations(connection as Parameters<typeof runQueueMigrations>[0], 'bullmq');
    await owner.raw('set search_path to public').connection(connection);
  } finally {
    await owner.client.releaseConnection(connection);
  }
}

async function grant(owner: Knex, schema: string, role: string): Promise<void> {
  await owner.raw('grant usage on schema ?? to ??', [schema, role]);
  await owner.raw('grant select, insert, update, delete on all tables in schema ?? to ??', [schema, role]);
  await owner.raw('grant usage, select on all sequences in schema ?? to ??', [schema, role]);
  await owner.raw('grant execute on all functions in schema ?? to ??', [schema, role]);
}
