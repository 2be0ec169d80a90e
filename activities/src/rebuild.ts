import { installationSettings, openInstallation, payloadKeyOf } from '@karta/db';
import { caseDataConverter, connectClient, temporalAddress } from '@karta/workflows/codec';
import { isUnknownCase } from '@karta/workflows/history';
import { rebuildCase } from './projection/rebuild-case.ts';
import { installSdkLogger } from './sdk-logger.ts';

// npm run rebuild-case -- WORKFLOW_ID…: writes what the screens show of these cases anew from their histories.
installSdkLogger();
const { env, argv } = process;
const workflowIds = argv.slice(2);
if (workflowIds.length === 0) tell('Name a case, as its page shows it: npm run rebuild-case -- CITY/PROCESS/CASE');
else await rebuildAll();
process.exit();

async function rebuildAll(): Promise<void> {
  const installation = await openInstallation(installationSettings(env));
  const keyOf = payloadKeyOf(installation);
  const temporal = connectClient(temporalAddress(env), keyOf);
  for (const workflowId of workflowIds) {
    const city = installation.cities.find(({ id }) => workflowId.startsWith(`${id}/`));
    if (!city) {
      tell(`${workflowId}: no city has this case. A case is named CITY/PROCESS/CASE.`);
      continue;
    }
    try {
      const { turns } = await rebuildCase(city, temporal.client, caseDataConverter(keyOf), workflowId);
      process.stdout.write(`${workflowId}: rebuilt from ${turns} turns\n`);
    } catch (error) {
      tell(`${workflowId}: ${sentenceOf(error)}`);
    }
  }
  await temporal.close();
  await installation.close();
}

function sentenceOf(error: unknown): string {
  if (isUnknownCase(error)) return 'neither the Temporal server nor the archive knows this case.';
  const message = error instanceof Error ? error.message : String(error);
  return `not rebuilt (${message}). Check that PostgreSQL and Temporal answer, then try again.`;
}

function tell(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
}
