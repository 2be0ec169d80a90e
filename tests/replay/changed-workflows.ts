import { sleep } from '@temporalio/workflow';
import runWorkflow from '../../workflows/src/workflows.ts';

/** The workflows with a change that nobody guarded by a patch: what the replay gate has to catch. */
export default async function runChanged(input: Parameters<typeof runWorkflow>[0]): ReturnType<typeof runWorkflow> {
  await sleep('1s');
  return runWorkflow(input);
}
