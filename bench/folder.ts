import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for a town. PostgreSQL's own user must pass through it. */
export function townFolder(): string {
  const base = process.getuid?.() === 0 && existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
  const folder = mkdtempSync(join(base, 'karta-bench-'));
  chmodSync(folder, 0o711);
  return folder;
}
