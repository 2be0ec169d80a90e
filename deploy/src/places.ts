import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';

/** The folder of the clone. */
export const ROOT = dirname(dirname(import.meta.dirname));

/** What Node has made of the sources, for whoever starts next. */
export const COMPILED_FOLDER = join(ROOT, 'node_modules', '.cache', 'compile');

const isRoot = process.getuid?.() === 0;

/** Where this clone keeps its data; two clones on one machine do not meet. `KARTA_HOME` overrides. */
export function dataFolder(): string {
  const name = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  const base = isRoot ? '/var/tmp/karta-mieszkanca' : join(userDataFolder(), 'karta-mieszkanca');
  const own = process.env['KARTA_HOME'];
  if (own === undefined) makeReachable(base);
  return makeReachable(own ?? join(base, name));
}

/** Where things that cost minutes are kept between clones: the Temporal server. */
export function cacheFolder(): string {
  const base = process.env['KARTA_CACHE'] ?? join(userCacheFolder(), 'karta-mieszkanca');
  mkdirSync(base, { recursive: true });
  return base;
}

/** Where launchers of this user note their ports: nobody else can put anything there. */
export function portNotesFolder(): string {
  const folder = join(cacheFolder(), 'ports');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  } catch (error) {
    throw new LaunchFailure(
      `Nothing can be written to ${folder} (${(error as NodeJS.ErrnoException).code ?? ''}). Set KARTA_CACHE to a folder of your own, then start again.`,
    );
  }
  return folder;
}

/** @throws LaunchFailure for a folder that somebody else has made: they could put files there, or take it away */
export function requireOwn(folder: string): string {
  const { uid } = statSync(folder);
  if (process.getuid === undefined || uid === process.getuid()) return folder;
  throw new LaunchFailure(
    `The folder ${folder} belongs to another user (${uid}). Set KARTA_HOME to a folder of your own, then start again.`,
  );
}

function userDataFolder(): string {
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
}

function userCacheFolder(): string {
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
}

/** Makes a folder that PostgreSQL's own user may pass through, but not list, when we run as root. */
function makeReachable(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  requireOwn(folder);
  if (isRoot) chmodSync(folder, 0o711);
  return folder;
}
