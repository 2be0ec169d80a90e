import { spawn } from 'node:child_process';
import type { ScanFault, ScanSubject } from '@karta/domain';
import type { Scanner } from './scanner.ts';

/** SANE standard 1.06, 4.2.7: scanimage ends with the status of what it met. */
const FAULTS: Readonly<Record<number, ScanFault>> = {
  3: 'SCANNER_BUSY',
  6: 'SCANNER_JAMMED',
  7: 'SCANNER_NO_PAGE',
  8: 'SCANNER_COVER_OPEN',
  9: 'SCANNER_OFFLINE',
  11: 'SCANNER_OFFLINE',
};
/** A page as it is; a photo lies in the corner of the glass, in the shape of 3:4, and has to stay sharp when it is cut out. */
const AREAS: Readonly<Record<ScanSubject, readonly string[]>> = {
  document: ['--resolution', '200'],
  photo: ['--resolution', '600', '-x', '60', '-y', '80'],
};
const SCAN_MILLISECONDS = 120_000;
const LOOK_MILLISECONDS = 20_000;
/** More than a page of colours takes; what the server takes. */
const MOST_BYTES = 24 * 1024 * 1024;

/** A scanner of SANE by its name (`scanimage -L` lists them); `program` speaks scanimage's command line. */
export function createSaneScanner(device: string, program = 'scanimage'): Scanner {
  return {
    name: `sane:${device}`,
    async isThere(signal) {
      const { status } = await run(program, ['-d', device, '--dont-scan'], LOOK_MILLISECONDS, signal);
      return status === 0;
    },
    async scan(what, signal) {
      const args = ['-d', device, '--format=png', '--mode', 'Color', ...AREAS[what]];
      const { status, output } = await run(program, args, SCAN_MILLISECONDS, signal);
      if (status === 0 && output.length > 0) return { kind: 'picture', png: output };
      if (status === undefined) return { kind: 'fault', code: 'SCANNER_OFFLINE' };
      // 1 is scanimage's own: most often a device that it cannot open
      const code = FAULTS[status] ?? ((await this.isThere(signal)) ? 'SCAN_FAILED' : 'SCANNER_OFFLINE');
      return { kind: 'fault', code };
    },
  };
}

/** `status` is undefined where the program is missing, or was ended because it took too long or told too much. */
function run(
  program: string,
  args: readonly string[],
  limit: number,
  stop: AbortSignal,
): Promise<{ status: number | undefined; output: Buffer }> {
  return new Promise((resolve) => {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(limit)]);
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
      env: process.env,
    });
    const parts: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MOST_BYTES) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.once('error', () => resolve({ status: undefined, output: Buffer.alloc(0) }));
    child.once('close', (code) => resolve({ status: code ?? undefined, output: Buffer.concat(parts) }));
  });
}
