import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePort } from '../../deploy/src/ports.ts';
import { startTimeOf } from '../../deploy/src/processes.ts';
import { FOLDER, launchFacts } from '../makers/town.ts';
import { until } from '../makers/until.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NAMES = ['portal', 'operator', 'service', 'mail', 'sms', 'printer', 'blanks', 'station'];

export interface Launcher {
  process: ChildProcess;
  /** Everything that it said. */
  said(): string;
  /** Its exit code, or its signal. */
  ended: Promise<number | string>;
}

/** What finds programs and the cache of the Temporal server; neither the servers nor the folder of the tests around this one. */
function surroundings(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'KARTA_CACHE', 'XDG_CACHE_HOME', 'LOCALAPPDATA', 'SystemRoot', 'TMPDIR', 'TEMP'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** `npm start` (or another command of the launcher) without npm, in the test's own folder. */
export function launch(
  env: Record<string, string> = {},
  folder: string = FOLDER,
  command: readonly string[] = ['start'],
): Launcher {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'deploy/src/main.ts'), ...command],
    {
      env: { ...surroundings(), KARTA_HOME: folder, KARTA_QUIET_TOWN: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = once(child, 'exit').then(([code, signal]) => (code as number | null) ?? (signal as string));
  return { process: child, said: () => words, ended };
}

/** Starts the town and waits until it serves; throws with its own words when it does not come up. */
export async function startTown(): Promise<Launcher> {
  await preferRandomPorts();
  const launcher = launch();
  let isOver = false;
  void launcher.ended.then(() => (isOver = true));
  const serves = (): Promise<boolean> => Promise.resolve(launcher.said().includes('Ctrl-C') || isOver);
  await until('a started town', serves, 120_000).catch((cause: unknown) => {
    launcher.process.kill();
    throw new Error(`The town did not come up in two minutes:\n${launcher.said()}`, { cause });
  });
  if (isOver) throw new Error(`The town did not start:\n${launcher.said()}`);
  return launcher;
}

/** Towns of several tests start at the same time; each begins with ports of its own. */
async function preferRandomPorts(): Promise<void> {
  const file = join(FOLDER, 'launch.json');
  if (existsSync(file)) return;
  const taken = new Set<number>();
  const ports: Record<string, number> = {};
  for (const name of NAMES) ports[name] = await choosePort(taken);
  writeFileSync(file, JSON.stringify({ ports, secrets: {}, children: [] }), { mode: 0o600 });
}

/** Ends the town in the ordinary way and removes what it left on the disk. */
export async function stopTown(launcher: Launcher | undefined): Promise<void> {
  launcher?.process.kill('SIGTERM');
  await launcher?.ended;
  rmSync(FOLDER, { recursive: true, force: true });
}

export function pidOf(name: string): number {
  const found = launchFacts().children.find((child) => child.name === name);
  if (!found) throw new Error(`no process ${name}`);
  return found.pid;
}

/** SIGKILL to a part of the town; resolves when a new one stands in its place. */
export async function killPart(name: string): Promise<void> {
  const before = pidOf(name);
  process.kill(before, 'SIGKILL');
  await until(`a new ${name}`, () => {
    const now = pidOf(name);
    return Promise.resolve(now !== before && startTimeOf(now) !== undefined);
  });
}
