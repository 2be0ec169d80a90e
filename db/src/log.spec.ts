import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that is written to it meets a full disk; Linux has it. */
const FULL = '/dev/full';
const log = join(import.meta.dirname, 'log.ts');

(existsSync(FULL) ? describe : describe.skip)('a log on a full disk (needs /dev/full)', () => {
  it('loses its lines and ends no program', async () => {
    // given
    const program = `import { log } from ${JSON.stringify(log)}; log.info('one'); log.error('two'); setImmediate(() => (process.exitCode = 7));`;

    // when
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', openSync(FULL, 'w'), 'ignore'],
    });
    const [code] = await once(child, 'exit');

    // then
    expect(code).toBe(7);
  });
});
