import { join } from 'node:path';
import { LaunchFailure } from '../launch-failure.ts';
import { sumOf } from './copy-file.ts';
import type { Manifest } from './manifest.ts';

/** Reads every file of a backup. @throws LaunchFailure that names the first one that is missing or altered */
export async function verifyFiles(
  folder: string,
  { files }: Pick<Manifest, 'files'>,
  report: (progress: string) => void,
): Promise<void> {
  for (const [read, { path, bytes, sha256 }] of files.entries()) {
    const found = await sumOf(join(folder, path));
    if (found?.bytes !== bytes || found.sha256 !== sha256) {
      throw new LaunchFailure(
        `The backup is damaged: ${join(folder, path)} is ${found ? 'altered' : 'missing'}. Restore from another copy of it.`,
      );
    }
    report(`${read + 1} of ${files.length} files`);
  }
}
