import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildShell } from './build.ts';
import { missingTools } from './tools.ts';

const [page = ''] = process.argv.slice(2);
const password = process.env['READER_KEY_PASSWORD'] ?? '';
const folder = resolve(import.meta.dirname, '../../dist/shell');
const keystore = process.env['READER_KEYSTORE'] ?? join(folder, 'reader.jks');

/** Why nothing is built; undefined where it can be. */
function problem(): string | undefined {
  if (!URL.canParse(page) || new URL(page).protocol !== 'https:')
    return 'Say which page it shows: npm run shell -- https://karta.miasto.example/czytnik';
  if (password.length < 6)
    return 'Set READER_KEY_PASSWORD, six signs at least: updates are signed with the same key. READER_KEYSTORE is its file.';
  const missing = missingTools(['aapt', 'zipalign', 'apksigner', 'javac', 'java', 'keytool', 'mvn']);
  return missing.length === 0
    ? undefined
    : `Missing here: ${missing.join(', ')}. On Debian: apt-get install aapt zipalign apksigner android-framework-res default-jdk-headless maven`;
}

const why = problem();
if (why === undefined) {
  mkdirSync(folder, { recursive: true });
  process.stdout.write(`${buildShell(page, { folder, keystore, password })}\n`);
} else {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
