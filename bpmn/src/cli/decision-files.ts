import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readDecisions, UnreadableDecisions, type DecisionFile } from '../dmn/index.ts';
import { UnreadableXml } from '../compile/decode-xml.ts';
import { readInput, whyUnreadable } from './read-input.ts';
import { UsageError } from './usage-error.ts';

/** Reads DMN files, each once. */
export class DecisionFolder {
  private readonly read = new Map<string, DecisionFile>();

  /** @throws UsageError when the file cannot be read, UnreadableDecisions when it is no DMN */
  async file(path: string): Promise<DecisionFile> {
    const key = resolve(path);
    const known = this.read.get(key) ?? decisionsIn(await readInput(path));
    this.read.set(key, known);
    return known;
  }

  /** A file first, then those beside it that it may import. */
  async withNeighbours(path: string): Promise<DecisionFile[]> {
    const file = await this.file(path);
    if (file.imports.length === 0) return [file];
    const others = await this.allIn(dirname(path), path);
    return [file, ...others];
  }

  /** Every readable DMN file of a folder. */
  async allIn(folder: string, except?: string): Promise<DecisionFile[]> {
    const skipped = except === undefined ? undefined : resolve(except);
    const paths = (await namesIn(folder))
      .filter((name) => name.toLowerCase().endsWith('.dmn'))
      .toSorted()
      .map((name) => join(folder, name))
      .filter((path) => resolve(path) !== skipped);
    const files: DecisionFile[] = [];
    for (const path of paths) {
      try {
        files.push(await this.file(path));
      } catch (error) {
        // a neighbour that is no DMN is nobody's import
        if (!(error instanceof UnreadableDecisions)) throw error;
      }
    }
    return files;
  }
}

/** Bytes that are no text are no decisions either. */
function decisionsIn(source: Uint8Array): DecisionFile {
  try {
    return readDecisions(source);
  } catch (error) {
    if (error instanceof UnreadableXml) throw new UnreadableDecisions(error.message);
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new UsageError(`${folder}: ${whyUnreadable(error)}`);
  }
}
