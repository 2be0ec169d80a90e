import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErasureList, erasuresBeside } from './erasure-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'karta-erasures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const person = (accountId: string) => ({ cityId: 'nowa-rzeczna', accountId, at: '2026-11-28T10:00:00.000Z' });

describe('the list of who was erased', () => {
  it('stands beside the master key, for its owner alone, names each once, and half a line spoils no other', () => {
    // given
    const list = new ErasureList(erasuresBeside(join(folder, 'master-key')));
    expect(list.read()).toEqual([]);
    list.add([person('one')]);
    appendFileSync(list.file, '{"cityId":"nowa-rz');

    // when
    list.add([person('two'), person('one')]);

    // then
    expect(list.read().map(({ accountId }) => accountId)).toEqual(['one', 'two']);
    expect(statSync(join(folder, 'erasures.jsonl')).mode & 0o777).toBe(0o600);
  });
});
