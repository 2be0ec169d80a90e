import { fileURLToPath } from 'node:url';
import { BUNDLE_OPTIONS } from '@karta/workflows/bundle';
import { caseDataConverter, nativeOptions, temporalAddress } from '@karta/workflows/codec';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from './activities.ts';
import { BENCH_KEY, type Kind } from './load.ts';

/** One worker process for one kind of workflow; tells its parent every twenty milliseconds how much progress it has heard of. */
const kind = process.env['BENCH_KIND'] as Kind;
Runtime.install({ logger: new DefaultLogger('ERROR') });
let heard = 0;
const connection = await NativeConnection.connect(nativeOptions(temporalAddress(process.env)));
const worker = await Worker.create({
  connection,
  namespace: 'karta',
  taskQueue: `bench-${kind}`,
  ...(kind === 'interpreted'
    ? { workflowBundle: await bundleWorkflowCode({ ...BUNDLE_OPTIONS, logger: new DefaultLogger('ERROR') }) }
    : { workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)) }),
  activities: createActivities(() => (heard += 1)),
  dataConverter: caseDataConverter(() => BENCH_KEY),
  maxCachedWorkflows: 500,
});
const ticks = setInterval(() => process.send?.({ heard }), 20);
process.once('disconnect', () => {
  clearInterval(ticks);
  worker.shutdown();
});
process.send?.({ heard });
await worker.run();
await connection.close();
