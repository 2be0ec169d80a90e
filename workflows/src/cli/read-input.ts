import { readFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/** @throws UsageError when the file cannot be read */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @throws UsageError when the text is no JSON */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${what}: this is no JSON`);
  }
}
