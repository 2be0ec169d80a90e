import { installationSettings, openInstallation, payloadKeyOf } from '@karta/db';
import { caseDataConverter, connectClient } from '@karta/workflows/codec';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { rebuildCase } from './projection/rebuild-case.ts';

// npm run rebuild-case -- WORKFLOW_ID…: writes what the screens show of these cases anew from their histories.
Runtime.install({ logger: new DefaultLogger('ERROR') });
const { env, argv } = process;
const workflowIds = argv.slice(2);
if (workflowIds.length === 0)
  throw new Error('npm run rebuild-case -- WORKFLOW_ID… (for example town/card-application/…)');
const installation = await openInstallation(installationSettings(env));
const keyOf = payloadKeyOf(installation);
const address = env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233';
const temporal = connectClient({ address, namespace: env['TEMPORAL_NAMESPACE'] ?? 'karta' }, keyOf);
for (const workflowId of workflowIds) {
  const city = installation.city(workflowId.split('/')[0] ?? '');
  const { turns } = await rebuildCase(city, temporal.client, caseDataConverter(keyOf), workflowId);
  process.stdout.write(`${workflowId} ${turns}\n`);
}
await temporal.close();
await installation.close();
process.exit();
