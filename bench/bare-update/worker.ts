import { fileURLToPath } from 'node:url';
import { nativeOptions, temporalAddress } from '@karta/workflows/codec';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from './activities.ts';

const connection = await NativeConnection.connect(nativeOptions(temporalAddress(process.env)));
const worker = await Worker.create({
  connection,
  namespace: 'karta',
  taskQueue: 'bench-bare-update',
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities: createActivities(),
});
process.once('disconnect', () => worker.shutdown());
process.send?.({ ready: true });
await worker.run();
await connection.close();
