import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portNotesFolder, requireOwn } from './places.ts';
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

  it('are not kept in a folder that somebody else has made', () => {
    const folder = mkdtempSync(join(tmpdir(), 'karta-home-'));
    expect(requireOwn(folder)).toBe(folder);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(folder, 65_534, 65_534);
    expect(() => requireOwn(isRoot ? folder : '/')).toThrow(/belongs to another user/);
    rmSync(folder, { recursive: true });
  });

  it('are noted in a folder that is the user’s own, and through no link', async () => {
    // given: a note that leads to another file
    const port = await choosePort(new Set());
    const file = join(portNotesFolder(), String(port));
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'karta-ports-')), 'kept');
    writeFileSync(elsewhere, 'as it was');
    rmSync(file);
    symlinkSync(elsewhere, file);

    // when
    expect(reserve(port)).toBe(true);

    // then
    expect(readFileSync(elsewhere, 'utf8')).toBe('as it was');
    expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
    expect(statSync(portNotesFolder()).mode & 0o777).toBe(0o700);
    rmSync(file);
  });
});
