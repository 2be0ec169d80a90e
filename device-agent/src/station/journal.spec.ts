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
