import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { prepareDatabases } from '../deploy/src/databases.ts';
import { planPrograms } from '../deploy/src/programs.ts';
import { readState, writeState } from '../deploy/src/state-file.ts';

export interface Beside {
  name: 'api' | 'worker' | 'station';
  /** Parts whose ports it takes for itself. */
  parts: readonly string[];
  /** Where its ports are written. */
  own: string;
  /** Without the bounds of memory that the launcher gives its programs. */
  isUnbound?: boolean;
  /** Options of Node in front of its own. */
  options?: readonly string[];
}

const BOUNDS = /^(MALLOC_|--max-(old-space|semi-space)-size)/;

/** A second program beside the one of the town in that folder; it says that it is ready, or has just begun. */
export async function startBeside(folder: string, how: Beside): Promise<ChildProcess> {
  const { name, parts, own, isUnbound = false, options = [] } = how;
  const state = readState(folder);
  for (const part of parts) state.ports[part] = await freePort();
  writeState(own, state);
  const { records = {} } = state;
  const { secrets, ports } = state;
  const adminUrl = `postgres://postgres:${secrets['postgres'] ?? ''}@127.0.0.1:${ports['postgres']}/postgres`;
  const databases = await prepareDatabases(adminUrl, folder, state);
  const temporal = Object.fromEntries(Object.entries(records).filter(([each]) => each.startsWith('TEMPORAL_')));
  // files that one program alone may write are its own
  const place = name === 'station' ? own : folder;
  const plan = planPrograms({ folder: place, state, databases, temporal, printMilliseconds: 50 }).find(
    (each) => each.name === name,
  );
  if (!plan) throw new Error(`The town has no ${name}.`);
  const isKept = (setting: string): boolean => !isUnbound || !BOUNDS.test(setting);
  const env = Object.fromEntries(Object.entries(plan.env).filter(([setting]) => isKept(setting)));
  const program = spawn(plan.command, [...options, ...plan.args.filter(isKept)], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [said] = await Promise.race([once(program, 'message'), once(program, 'exit')]);
  if (program.exitCode !== null) throw new Error(`The ${name} beside the town ended: ${String(said)}.`);
  return program;
}

/** Ends it as the launcher does. */
export async function end(program: ChildProcess): Promise<void> {
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
