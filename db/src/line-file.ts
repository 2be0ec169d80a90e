import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/** A file of lines that is only ever added to, outside of the databases. */
export class LineFile {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Adds lines, on the disk when it returns. @throws the system's error: what cannot be noted is not done yet */
  add(lines: readonly string[]): void {
    if (lines.length === 0) return;
    const handle = openSync(this.file, 'a+', 0o600);
    try {
      // half a line of an earlier attempt is ended first
      const content = Buffer.from(`${endsALine(handle) ? '' : '\n'}${lines.join('\n')}\n`);
      const written = writeSync(handle, content);
      if (written !== content.length) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  /** The file as it is; empty where there is none. */
  text(): string {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8') : '';
  }
}

/** True of an empty file too. */
function endsALine(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(handle, last, 0, 1, size - 1) === 1 && last.toString() === '\n');
}
