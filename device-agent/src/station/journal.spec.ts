import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from './journal.ts';

const CLAIMED = { jobId: 'job-1', phase: 'produce', state: 'CLAIMED', token: 1 } as const;

it('knows after a restart which job is open', async () => {
  // given
  const path = join(await mkdtemp(join(tmpdir(), 'journal-')), 'journal.jsonl');
  openJournal(path).append(CLAIMED);

  // when
  const reopened = openJournal(path);

  // then
  expect(reopened.open()).toMatchObject(CLAIMED);
  reopened.append({ jobId: 'job-1', phase: 'produce', state: 'ACKED' });
  expect(openJournal(path).open()).toBeUndefined();
});

it('goes on after an entry that was cut by a kill, as if it had not been begun', async () => {
  // given
  const path = join(await mkdtemp(join(tmpdir(), 'journal-')), 'journal.jsonl');
  openJournal(path).append(CLAIMED);
  await appendFile(path, '{"jobId":"job-1","phase":"pro');

  // when
  const reopened = openJournal(path);
  reopened.append({ ...CLAIMED, state: 'ENCODING' });

  // then
  expect(
    openJournal(path)
      .of('job-1', 'produce')
      .map((entry) => entry.state),
  ).toEqual(['CLAIMED', 'ENCODING']);
});

it('cuts off what did not get there whole, says so, and reads on as before (full disk)', async () => {
  // given: a program whose files may be one block long, as if the disk were full after it
  const path = join(await mkdtemp(join(tmpdir(), 'journal-')), 'journal.jsonl');
  const program = `
    const { openJournal } = await import(${JSON.stringify(join(import.meta.dirname, 'journal.ts'))});
    const journal = openJournal(${JSON.stringify(path)});
    let done = 0;
    try { for (;;) { journal.append({ jobId: 'job-' + done, phase: 'produce', state: 'CLAIMED' }); done += 1; } }
    catch (error) { console.log(JSON.stringify({ done, said: error.message })); }`;
  const bounded = `trap '' XFSZ; ulimit -f 1; exec "$0" --disable-warning=ExperimentalWarning --input-type=module -e "$1"`;

  // when
  const { stdout } = spawnSync('bash', ['-c', bounded, process.execPath, program], { encoding: 'utf8' });

  // then
  const { done, said } = JSON.parse(stdout) as { done: number; said: string };
  expect(done).toBeGreaterThan(3);
  expect(said).toMatch(/cannot be written\. Free space on the disk/);
  expect(openJournal(path).last()).toMatchObject({ jobId: `job-${done - 1}` });
});

it('refuses a whole line that cannot be read, with its number: what it announces may have been begun', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'journal-')), 'journal.jsonl');
  openJournal(path).append(CLAIMED);
  await appendFile(path, 'nothing\n');
  expect(() => openJournal(path)).toThrow(/Line 2 of the journal/);
});

it('is shortened by what was settled long ago, and keeps the job that is open', async () => {
  // given
  const path = join(await mkdtemp(join(tmpdir(), 'journal-')), 'journal.jsonl');
  const line = (jobId: string, state: string) => `${JSON.stringify({ jobId, phase: 'produce', state, at: 'x' })}\n`;
  const settled = Array.from({ length: 1500 }, (_, job) => line(`job-${job}`, 'CLAIMED') + line(`job-${job}`, 'ACKED'));
  await appendFile(path, settled.join('') + line('open', 'CLAIMED'));

  // when
  openJournal(path).close();

  // then
  const again = openJournal(path);
  expect(again.open()).toMatchObject({ jobId: 'open' });
  expect(again.of('job-1499', 'produce')).toHaveLength(2);
  expect(again.of('job-0', 'produce')).toEqual([]);
});
