import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { GATES, type Gate } from './gates.ts';
import { ROOT } from './places.ts';
import type { Steps } from './steps.ts';

/** Runs every gate, as many at once as there are processors; what one says stands together. Returns the names of those that failed. */
export async function runGates(steps: Steps): Promise<string[]> {
  const waiting = GATES.values();
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (const gate of waiting) await steps.run(gate.name, () => runGate(gate)).catch(() => failed.push(gate.name));
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return failed;
}

function runGate({ name, script, args }: Gate): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      if (code === 0) resolve();
      else reject(new Error(`${name} found something`));
    });
  });
}
