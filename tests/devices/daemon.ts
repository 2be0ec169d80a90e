import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Daemon {
  /** What it has said so far. */
  said(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a program that stays in the foreground; `stop` ends it, and it alone, by its process id. */
export function startDaemon(command: string, args: readonly string[], env: Record<string, string> = {}): Daemon {
  const child: ChildProcess = spawn(command, args, {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += String(part)));
  const exited = once(child, 'exit');
  return {
    said: () => said,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await exited;
    },
  };
}
