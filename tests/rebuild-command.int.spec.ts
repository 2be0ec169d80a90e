import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submittedApplication, verificationOf } from './makers/applications.ts';
import { operator } from './makers/caller.ts';
import { openRecords } from './makers/records.ts';
import { FOLDER } from './makers/town.ts';
import { until } from './makers/until.ts';

const ROOT = join(import.meta.dirname, '..');

function rebuildCase(args: string[], home: string = FOLDER): { status: number | null; out: string; problems: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['deploy/src/main.ts', 'rebuild-case', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], KARTA_HOME: home },
  });
  return { status, out: stdout, problems: stderr };
}

// a program is started for each command, and it bundles the workflows
jest.setTimeout(120_000);

describe('npm run rebuild-case', () => {
  it('shows again what a lost projection no longer did', async () => {
    // given
    const clerk = await operator();
    const { applicationId } = await submittedApplication();
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    const taskId = await verificationOf(clerk, applicationId);
    const records = await openRecords();
    const tasks = () => records.city('nowa-rzeczna').knex('tasks').where({ workflowId });
    await tasks().delete();

    // when
    const { status, out } = rebuildCase([workflowId]);

    // then
    expect({ status, out }).toEqual({ status: 0, out: expect.stringMatching(/^\S+: rebuilt from \d+ turns\n$/) });
    expect((await tasks()).map(({ id }) => id)).toEqual([taskId]);
    await records.close();
    await until('the clerk’s list', async () => (await clerk.get(`/api/operator/tasks/${taskId}`)).status === 200);
  });

  it.each([
    [['nowa-rzeczna/card-application/no-such-case'], 'neither the Temporal server nor the archive knows this case'],
    [['elsewhere/card-application/1'], 'no city has this case'],
    [[], 'Name a case'],
  ])('says what is wrong with %j', (names, sentence) => {
    expect(rebuildCase(names)).toEqual({ status: 2, out: '', problems: expect.stringContaining(sentence) });
  });

  it('says what to do where no city runs', () => {
    // when
    const { status, problems } = rebuildCase(['a/b/c'], mkdtempSync(join(tmpdir(), 'no-city-')));

    // then
    expect({ status, problems }).toEqual({ status: 1, problems: expect.stringContaining('npm start') });
  });
});
