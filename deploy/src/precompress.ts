import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below this a compressed file saves less than its header costs. */
const LEAST_BYTES = 512;

/** Puts a `.br` and a `.gz` beside every text file of a built web application; fonts and pictures are compressed already. */
export async function precompress(folder: string): Promise<void> {
  for (const name of globSync('**/*.{js,css,svg,json,txt,webmanifest}', { cwd: folder })) {
    const file = join(folder, name);
    const content = await readFile(file);
    if (content.length < LEAST_BYTES) continue;
    const best = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, best));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}
