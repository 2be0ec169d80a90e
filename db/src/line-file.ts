import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** A file of lines that is only ever added to, outside of the databases. */
export class LineFile {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Adds lines, on the disk when it returns. @throws the system's error: what cannot be noted is not done yet */
  add(lines: readonly string[]): void {
    if (lines.length === 0) return;
    // half a line of an earlier attempt is ended first
    const before = this.text();
    const content = Buffer.from(`${before === '' || before.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`);
    const handle = openSync(this.file, 'a', 0o600);
    try {
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
