import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Before anything of the test is read: its makers look for the town in this folder. PostgreSQL's own user must pass through it.
const base = process.getuid?.() === 0 && existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
const folder = mkdtempSync(join(base, 'karta-faults-'));
chmodSync(folder, 0o711);
process.env['KARTA_TEST_FOLDER'] = folder;
