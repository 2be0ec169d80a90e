import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type StandInName = 'mail-inbox' | 'serwersms' | 'printer' | 'virtual-card' | 'clamd' | 'open-id';

export type RunningStandIn = {
  /** What the program said when it became ready: its ports. */
  facts: Record<string, number | string>;
  /** Ends it like a crash. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
};

const FOLDER = new URL('../', import.meta.url);

/** For tests: starts a stand-in as a program of its own and resolves once it can be used. Ports left out are chosen. */
export async function startStandIn(name: StandInName, settings: Record<string, string>): Promise<RunningStandIn> {
  const main = fileURLToPath(new URL(`${name}/main.ts`, FOLDER));
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('The program has no standard output.');
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, 'exit');
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    exited.then(([code]) => Promise.reject(new Error(`${name} ended with ${code} before it was ready.`))),
  ]);
  return { facts: JSON.parse(line), kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
