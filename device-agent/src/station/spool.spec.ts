import { mkdtemp, readFile, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSpool } from './spool.ts';

const CARD = {
  number: '01-000018',
  uid: '04A1B2C3D4E5F6',
  pdf: 'JVBERi0=',
  digest: '0'.repeat(64),
  chip: 'L0',
} as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'));
});

it('gives back what was saved, also after a restart, and nothing after wiping', () => {
  // given
  openSpool(folder, 'token').save('job', CARD);

  // when
  const reopened = openSpool(folder, 'token');

  // then
  expect(reopened.load('job')).toEqual(CARD);
  reopened.wipe('job');
  expect(reopened.load('job')).toBeUndefined();
});

it('shows nothing to a reader of the disk', async () => {
  // given
  openSpool(folder, 'token').save('job', CARD);

  // then
  expect((await readFile(join(folder, 'job.sealed'))).includes(CARD.uid)).toBe(false);
  expect(openSpool(folder, 'another token').load('job')).toBeUndefined();
});

it('takes a file cut by a kill, or moved to another job, for nothing', async () => {
  // given
  const spool = openSpool(folder, 'token');
  spool.save('job', CARD);

  // when
  await truncate(join(folder, 'job.sealed'), 20);

  // then
  expect(spool.load('job')).toBeUndefined();
  expect(spool.load('other')).toBeUndefined();
});
