import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from './ledger.ts';

it('goes on after a line that was cut by a kill', async () => {
  // given
  const path = join(await mkdtemp(join(tmpdir(), 'ledger-')), 'ledger.jsonl');
  const first = new Ledger<number>(path);
  first.append(1);
  first.close();
  await appendFile(path, '{"cut');

  // when
  const second = new Ledger<number>(path);
  second.append(2);
  second.close();

  // then
  expect(new Ledger<number>(path).entries).toEqual([1, 2]);
});
