import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/station/main.ts', import.meta.url));

export type RunningAgent = { child: ChildProcess; facts: { selfCheckPort: number; readerPort: number } };

/** The real program, once it works. */
export async function startAgent(
  settings: Record<string, string>,
  [command, ...args]: readonly [string, ...string[]] = [process.execPath, MAIN],
): Promise<RunningAgent> {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('The agent has no standard output.');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, facts: JSON.parse(String(line)) };
}

/** Ends it; returns its exit code. */
export async function endAgent({ child }: RunningAgent, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code;
}
