import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../deploy/src/places.ts';
import { readState } from '../deploy/src/state-file.ts';

const LIMIT_MS = 600_000;
const LOOK_EVERY_MS = 20;

export interface Town {
  launcher: ChildProcess;
  /** From the launcher's start until the portal's first page is served and the API says that it is ready. */
  usableAfterMs: number;
}

/** Starts a town as `npm start` does, in this folder; throws when it does not come up. */
export async function startTown(folder: string): Promise<Town> {
  const start = performance.now();
  const launcher = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'deploy/start.mjs'), 'start'],
    {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], KARTA_HOME: folder, KARTA_QUIET_TOWN: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  while (!(await isUsable(folder))) {
    if (launcher.exitCode !== null || performance.now() - start > LIMIT_MS) throw new Error('The town did not start.');
    await sleep(LOOK_EVERY_MS);
  }
  const usableAfterMs = performance.now() - start;
  await everyProgram(folder);
  return { launcher, usableAfterMs };
}

/** Ends it as Ctrl-C does. */
export async function stopTown({ launcher }: Town): Promise<void> {
  const ended = once(launcher, 'exit');
  launcher.kill('SIGTERM');
  await ended;
}

async function isUsable(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'launch.json'))) return false;
  const portal = `http://localhost:${readState(folder).ports['portal']}`;
  try {
    const ready = await fetch(`${portal}/health/ready`);
    const { ready: isReady } = (await ready.json()) as { ready?: boolean };
    if (isReady !== true) return false;
    const page = await fetch(portal);
    await page.text();
    return page.status === 200;
  } catch {
    return false; // not listening yet
  }
}

/** The station may come after the first page; what is measured next wants it there. */
async function everyProgram(folder: string): Promise<void> {
  while (!readState(folder).children.some(({ name }) => name === 'station')) await sleep(LOOK_EVERY_MS);
}
