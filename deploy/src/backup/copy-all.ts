import { join } from 'node:path';
import { copyFile } from './copy-file.ts';
import type { SavedFile } from './manifest.ts';

/** Copies under way at a time: most files are small, and each waits for the disk. */
const AT_ONCE = 8;

export interface CopyPlan {
  from: string;
  to: string;
  /** Paths below `from`, with `/`. */
  paths: readonly string[];
  /** Where a path lies below `to`. */
  placeOf(path: string): string;
  /** What is not there any more is an error; else it is left out. */
  isWhole?: boolean;
  report?(progress: string): void;
}

/** Copies files and returns what was copied, by the places. @throws the system's error, and where one is missing that must be there */
export async function copyAll({ from, to, paths, placeOf, isWhole, report }: CopyPlan): Promise<SavedFile[]> {
  const copied: SavedFile[] = [];
  const waiting = [...paths];
  let bytes = 0;
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const done = await copyFile(join(from, path), join(to, placeOf(path)));
      if (!done && isWhole) throw new Error(`${path} is missing`);
      if (!done) continue;
      copied.push({ path: placeOf(path), ...done });
      bytes += done.bytes;
      report?.(`${copied.length} of ${paths.length} files, ${Math.round(bytes / 1e6)} MB`);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, work);
  await Promise.all(workers).catch(async (error: unknown) => {
    waiting.length = 0;
    await Promise.allSettled(workers);
    throw error;
  });
  return copied;
}
