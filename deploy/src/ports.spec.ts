import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { choosePort, isFree, reserve } from './ports.ts';

describe('ports of a town', () => {
  it('are free, below the ephemeral range, and never given twice', async () => {
    // given
    const taken = new Set<number>();

    // when
    const ports = [await choosePort(taken), await choosePort(taken), await choosePort(taken)];

    // then
    expect(new Set(ports).size).toBe(3);
    for (const port of ports) expect(port < 32_768 && (await isFree(port))).toBe(true);
  });

  it('are not those on which somebody listens', async () => {
    const port = await choosePort(new Set());
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await isFree(port)).toBe(false);
    server.close();
  });

  it('are kept from a launcher that starts at the same time, as long as the first one lives', async () => {
    // given: another process has noted the port
    const port = await choosePort(new Set());
    const note = `import('${import.meta.dirname}/ports.ts').then(({ reserve }) => { reserve(${port}); process.send('noted'); process.on('message', () => process.exit()); })`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', note], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    expect(await once(other, 'message')).toEqual(['noted', undefined]);

    // then
    expect(reserve(port)).toBe(false);

    // and when it has ended
    other.send('end');
    await once(other, 'exit');
    expect(reserve(port)).toBe(true);
  });
});
