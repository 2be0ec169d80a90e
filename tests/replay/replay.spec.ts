import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, Worker, type WorkflowBundle } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { BUNDLE_OPTIONS } from '@karta/workflows';
import { completedPart } from '@karta/workflows/history';
import { dataConverter, workflowBundle } from '../../workflows/testing/temporal-rig.ts';

const folder = new URL('./histories/', import.meta.url);
const histories = readdirSync(folder).filter((file) => file.endsWith('.json'));

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

describe('recorded histories', () => {
  it.each(histories)('%s is replayed by the present engine', async (file) => {
    // given
    const workflows = await workflowBundle();

    // when
    const replay = run(workflows, file);

    // then
    await expect(replay).resolves.toBeUndefined();
  });

  it('catches an unguarded change of the engine', async () => {
    // given
    const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
    const workflowsPath = fileURLToPath(new URL('./changed-workflows.ts', import.meta.url));
    const changed = await bundleWorkflowCode({ ...BUNDLE_OPTIONS, workflowsPath, logger: silent });
    const [file = ''] = histories;

    // when
    const replay = run(changed, file);

    // then
    await expect(replay).rejects.toThrow(DeterminismViolationError);
  });
});

async function run(workflows: WorkflowBundle, file: string): Promise<void> {
  const history = completedPart(historyFromJSON(JSON.parse(await readFile(new URL(file, folder), 'utf8'))));
  // the recorded workflow id begins with the city, which the codec asks for
  const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
  await Worker.runReplayHistory(
    { workflowBundle: workflows, dataConverter, reuseV8Context: true },
    history,
    started?.workflowId ?? '',
  );
}
