import { filledDraft, taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { launchFacts } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { pidOf, startTown, stopTown, type Launcher } from './launcher.ts';
import { stubbornly } from './stubborn.ts';

let town: Launcher;
beforeAll(async () => {
  town = await startTown();
}, 180_000);
afterAll(() => stopTown(town), 60_000);

async function readiness(): Promise<unknown> {
  const asked = await fetch(`http://127.0.0.1:${launchFacts().ports['portal']}/health/ready`);
  return { status: asked.status, ...((await asked.json()) as object) };
}

const readyWithin = (what: object) =>
  until(`readiness ${JSON.stringify(what)}`, async () => {
    expect(await readiness()).toEqual(what);
    return true;
  });

describe('a worker that runs and does nothing', () => {
  it('makes the town not ready, is replaced after a minute, and the work goes on', async () => {
    // given
    await readyWithin({ status: 200, ready: true });
    const { portal, applicationId } = await filledDraft();
    const stuck = pidOf('worker');

    // when
    process.kill(stuck, 'SIGSTOP');
    await stubbornly(portal, 'POST', `/api/resident/applications/${applicationId}/submit`);

    // then
    await readyWithin({ status: 503, ready: false, code: 'WORKER_SILENT' });
    await until('another worker', () => Promise.resolve(pidOf('worker') !== stuck));
    await readyWithin({ status: 200, ready: true });
    const clerk = await operator();
    const task = await taskOf(clerk, applicationId, ({ elementId }) => elementId === 'verify-application');
    expect(task.id).toBeDefined();
  }, 300_000);
});

describe('Temporal that hangs', () => {
  it('makes the town not ready within the deadline, and ready again when it goes on', async () => {
    // given
    const server = pidOf('temporal');
    process.kill(server, 'SIGSTOP');

    // when
    const late = new Promise((resolve) => setTimeout(() => resolve('no answer'), 10_000));
    const answer = await Promise.race([readiness(), late]);

    // then
    process.kill(server, 'SIGCONT');
    expect(answer).toEqual({ status: 503, ready: false, code: 'TEMPORAL_AWAY' });
    await readyWithin({ status: 200, ready: true });
  }, 180_000);
});
