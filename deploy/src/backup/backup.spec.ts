import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walBetween } from './base-backup.ts';
import { copyAll } from './copy-all.ts';
import { requireFree } from './free-space.ts';
import { makeNewFolder, pathOf, placeOf } from './layout.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { listDataFolder } from './saved-files.ts';
import { verifyFiles } from './verify-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'karta-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FIRST = '000000010000000000000009';
const LAST = '00000001000000000000000B';

describe('the parts of a backup', () => {
  it.each([
    ['base/5', 'keys/base/5'],
    ['base/5/1249', 'keys/base/5/1249'],
    ['base/55/1249', 'data/base/55/1249'],
    ['pg_wal/000000010000000000000009', 'keys/pg_wal/000000010000000000000009'],
    ['global/pg_control', 'data/global/pg_control'],
  ])('put %s to %s, and find it again', (path, place) => {
    expect(placeOf(path, 'base/5')).toBe(place);
    expect(pathOf(place)).toBe(path);
  });
  it('hold the log from the first to the last file, and are not whole without one of the two', () => {
    const names = [
      '000000010000000000000008',
      FIRST,
      '00000001000000000000000A',
      LAST,
      '00000002.history',
      'archive_status',
    ];
    expect(walBetween(names, FIRST, LAST)).toEqual(['00000002.history', FIRST, '00000001000000000000000A', LAST]);
    expect(() => walBetween(names.slice(2), FIRST, LAST)).toThrow('missing');
  });
  it('hold of a data folder what a server cannot make anew', () => {
    // given
    const data = join(folder, 'data');
    for (const name of ['base/1', 'global', 'pg_wal/archive_status', 'pg_stat_tmp'])
      mkdirSync(join(data, name), { recursive: true });
    for (const name of [
      'base/1/16',
      'base/1/pg_internal.init',
      'global/pg_control',
      'pg_wal/0001',
      'pg_stat_tmp/a',
      'postmaster.pid',
      'PG_VERSION',
    ]) {
      writeFileSync(join(data, name), 'x');
    }

    // then
    const { folders, files, bytes } = listDataFolder(data);
    expect(files.toSorted()).toEqual(['PG_VERSION', 'base/1/16']);
    expect(folders.toSorted()).toEqual(['base', 'base/1', 'global', 'pg_stat_tmp', 'pg_wal', 'pg_wal/archive_status']);
    expect(bytes).toBe(2);
  });
});

describe('a backup', () => {
  it('without its last file is none, and one that cannot be read is refused', () => {
    expect(() => readManifest(folder)).toThrow('no finished backup');
    writeFileSync(join(folder, 'manifest.json'), '{"format":1,"fi');
    expect(() => readManifest(folder)).toThrow('cannot be read');
    rmSync(join(folder, 'manifest.json'));
  });
  it('names the file that was altered since, or is missing', async () => {
    // given
    const from = join(folder, 'from');
    const to = join(folder, 'to');
    for (const one of [from, to]) mkdirSync(one);
    writeFileSync(join(from, 'a'), 'what it was');
    const plan = { from, to, paths: ['a', 'gone'], placeOf: (path: string) => path };
    const files = await copyAll(plan);
    writeManifest(to, {
      format: 1,
      takenAt: '',
      postgres: '18',
      keysDatabase: '',
      masterKeyFingerprint: '',
      folders: [],
      files,
    });
    const verify = (): Promise<void> => verifyFiles(to, readManifest(to), () => {});
    await expect(verify()).resolves.toBeUndefined();

    // then: what the server took away meanwhile is left out, unless it is needed
    expect(files.map(({ path }) => path)).toEqual(['a']);
    await expect(copyAll({ ...plan, paths: ['gone'], isWhole: true })).rejects.toThrow('gone is missing');
    writeFileSync(join(to, 'a'), 'what it isn’t');
    await expect(verify()).rejects.toThrow(/damaged: \S+a is altered/);
    rmSync(join(to, 'a'));
    await expect(verify()).rejects.toThrow(/damaged: \S+a is missing/);
  });
  it('goes into a new folder with room for it', () => {
    expect(() => makeNewFolder(folder)).toThrow('never overwrites');
    expect(() => requireFree('/data', 1e9, 1.2e9)).toThrow('1300 MB are needed on the disk of /data, 1200 MB are free');
    expect(requireFree('/data', 1e9, 1.4e9)).toBeUndefined();
  });
});
