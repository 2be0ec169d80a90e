import { readFileSync } from 'node:fs';
import { endTold, installationSettings, log, openInstallation, payloadKeyOf, SetupError } from '@karta/db';
import { BUNDLE_OPTIONS } from '@karta/workflows/bundle';
import {
  caseDataConverter,
  connectClient,
  ensureNamespace,
  nativeOptions,
  temporalAddress,
} from '@karta/workflows/codec';
import { NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { createActivities } from './catalogue.ts';
import { IDENTITY, isPollingFor, startHeartbeat, type Working } from './liveness.ts';
import { openCity } from './open-city.ts';
import { installSdkLogger } from './sdk-logger.ts';

const TASK_QUEUE = 'karta';
const { env } = process;
endTold(log.error);
installSdkLogger();
const installation = await openInstallation(installationSettings(env));
if (!env['TEMPORAL_ADDRESS']) throw new SetupError('Set TEMPORAL_ADDRESS: see deploy/README.md.');
const address = temporalAddress(env);
await ensureNamespace(address);
const keyOf = payloadKeyOf(installation);
const bundle = env['WORKFLOW_BUNDLE']
  ? { code: readFileSync(env['WORKFLOW_BUNDLE'], 'utf8') }
  : await bundleWorkflowCode(BUNDLE_OPTIONS);

const connection = await NativeConnection.connect(nativeOptions(address));
const worker = await Worker.create({
  connection,
  namespace: address.namespace,
  taskQueue: TASK_QUEUE,
  identity: IDENTITY,
  workflowBundle: bundle,
  activities: createActivities({ cityOf: (id) => installation.city(id) }),
  dataConverter: caseDataConverter(keyOf),
  // Else the first Update after a killed worker waits ten seconds for it (measured; docs/adr).
  stickyQueueScheduleToStartTimeout: '1s',
  maxCachedWorkflows: 500,
  shutdownGraceTime: '5s',
});
const temporal = connectClient(address, keyOf);
const working = new Set<Working>();
await installation.serve((city) => openCity(city, { client: temporal.client, taskQueue: TASK_QUEUE, working }));

let isEnding = false;
function end(): void {
  if (isEnding) return;
  isEnding = true;
  if (worker.getState() === 'RUNNING') worker.shutdown();
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, end);

const running = worker.run();
process.send?.({ ready: true });
log.info('worker ready', { taskQueue: TASK_QUEUE });
const heartbeat = startHeartbeat({
  working,
  isPolling: () => isPollingFor(temporal.client, TASK_QUEUE),
  beat: () => installation.beat('worker'),
  tell: () => process.send?.({ alive: true }),
});
await running.catch((error: unknown) => {
  log.error('worker', { error });
  process.exitCode = 1;
});
await heartbeat.close();
await installation.close();
await temporal.close();
await connection.close();
process.exit();
