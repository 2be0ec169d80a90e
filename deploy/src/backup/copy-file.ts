import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** How much is read at a time. */
const CHUNK = 1 << 20;

/**
 * Copies a file (mode 0600) and has it on the disk; returns what was read. `undefined` where there is none any more: a server
 * that runs takes files away. A file that grows meanwhile is copied as far as it is read.
 */
export async function copyFile(from: string, to: string): Promise<{ bytes: number; sha256: string } | undefined> {
  const source = await open(from, 'r').catch(ignoreMissing);
  if (!source) return undefined;
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  let bytes = 0;
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      for (;;) {
        const { bytesRead } = await source.read(chunk, 0, CHUNK, bytes);
        if (bytesRead === 0) break;
        const read = chunk.subarray(0, bytesRead);
        hash.update(read);
        await target.writeFile(read);
        bytes += bytesRead;
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** What a file holds, without copying it; `undefined` where there is none. */
export async function sumOf(file: string): Promise<{ bytes: number; sha256: string } | undefined> {
  const source = await open(file, 'r').catch(ignoreMissing);
  if (!source) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source.createReadStream({ highWaterMark: CHUNK })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
