import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { decide, submittedApplication, taskOf, verificationOf } from './makers/applications.ts';
import { operator } from './makers/caller.ts';
import { openRecords } from './makers/records.ts';
import { FOLDER } from './makers/town.ts';
import type { Installation } from '@karta/db';

const ROOT = join(import.meta.dirname, '..');

function reconcile(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['deploy/src/main.ts', 'reconcile', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], KARTA_HOME: FOLDER },
  });
  return { status, said: stdout + stderr };
}

jest.setTimeout(180_000);

describe('npm run reconcile, where the records of a town and Temporal differ', () => {
  let records: Installation;
  beforeAll(async () => {
    records = await openRecords();
  });
  afterAll(() => records.close());
  const rows = (table: string) => records.city('nowa-rzeczna').knex(table);

  it('leads a case on from the records that Temporal knows in an older state only', async () => {
    // given
    const clerk = await operator();
    const { applicationId } = await submittedApplication();
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    const taskId = await verificationOf(clerk, applicationId);
    await rows('process_instances').where({ workflowId }).increment('turn', 50);

    // when
    const listed = reconcile();
    const healed = reconcile('--heal');

    // then
    expect(listed).toEqual({ status: 2, said: expect.stringContaining(`${workflowId}: older`) });
    expect(healed.said).toContain(`${workflowId}: older, restarted`);
    expect(await verificationOf(clerk, applicationId)).toBe(taskId);
    await decide(clerk, applicationId, 'approve');
    await taskOf(clerk, applicationId, ({ group }) => group === 'production');
    expect(await rows('audit').where({ act: 'case.heal', subjectId: workflowId })).toHaveLength(1);
  });

  it('records a case anew that Temporal knows better', async () => {
    // given
    const clerk = await operator();
    const { applicationId } = await submittedApplication();
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    const taskId = await verificationOf(clerk, applicationId);
    await rows('tasks').where({ workflowId }).delete();
    await rows('process_instances').where({ workflowId }).update({ turn: 1 });

    // when
    const healed = reconcile('--heal');

    // then
    expect(healed.said).toContain(`${workflowId}: newer, recorded anew`);
    expect(await verificationOf(clerk, applicationId)).toBe(taskId);
  });

  it('makes an incident of a case whose records do not say enough, and guesses nothing', async () => {
    // given
    const clerk = await operator();
    const { applicationId } = await submittedApplication();
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    await verificationOf(clerk, applicationId);
    await rows('process_elements').where({ workflowId }).delete();
    await rows('process_instances').where({ workflowId }).increment('turn', 50);

    // when
    const { status, said } = reconcile('--heal');

    // then
    expect({ status, said }).toEqual({
      status: 2,
      said: expect.stringContaining(`${workflowId}: older, incident: NO_STEP`),
    });
    expect(await rows('process_incidents').where({ workflowId, code: 'CASE_LOST', resolvedAt: null })).toHaveLength(1);
  });

  it('names what it does not know', () => {
    expect(reconcile('--everything')).toEqual({ status: 2, said: expect.stringContaining('Use: npm run reconcile') });
  });
});
