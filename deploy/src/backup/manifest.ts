import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from '../launch-failure.ts';
import { replaceFile } from './replace-file.ts';

/** One saved file: where it lies in the backup, with `/`, and what it holds. */
export interface SavedFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What a backup holds. Written last: a folder without it is no backup. */
export interface Manifest {
  readonly format: 1;
  /** The moment that a restore brings back: ISO 8601, UTC. */
  readonly takenAt: string;
  /** Major version of the PostgreSQL whose files these are. */
  readonly postgres: string;
  /** Folder of the key database among the data; its files lie in the part `keys`. */
  readonly keysDatabase: string;
  /** Tells whether a master key is the right one, and nothing else of it. */
  readonly masterKeyFingerprint: string;
  /** Also the empty ones. */
  readonly folders: readonly string[];
  readonly files: readonly SavedFile[];
}

const fileOf = (folder: string): string => join(folder, 'manifest.json');

/** Ends a backup: from here on the folder counts as one. */
export function writeManifest(folder: string, manifest: Manifest): void {
  replaceFile(fileOf(folder), `${JSON.stringify(manifest)}\n`);
}

/** @throws LaunchFailure where the folder holds no finished backup, or one that this program does not know */
export function readManifest(folder: string): Manifest {
  if (!existsSync(fileOf(folder))) {
    throw new LaunchFailure(
      `${folder} holds no finished backup: there is no manifest.json. A backup that was broken off is of no use; take another one.`,
    );
  }
  const manifest = parsed(readFileSync(fileOf(folder), 'utf8'));
  if (manifest?.format === 1 && Array.isArray(manifest.files) && Array.isArray(manifest.folders)) return manifest;
  throw new LaunchFailure(
    `The manifest of ${folder} cannot be read. Take another backup, or restore by the version that made it.`,
  );
}

function parsed(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined; // half a file
  }
}
