import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '../deploy/src/places.ts';
import { prepareDatabases } from '../deploy/src/databases.ts';
import { planPrograms } from '../deploy/src/programs.ts';
import { readState, writeState } from '../deploy/src/state-file.ts';

const PARTS = ['portal', 'operator', 'service'];

export interface WatchedApi {
  pid: number;
  /** Where the makers of tests find its ports (`KARTA_TEST_FOLDER`). */
  folder: string;
  /** The longest that its thread was held since it was asked last. */
  heldMs(): Promise<number>;
  close(): Promise<void>;
}

/** A second api beside the one of the town in that folder, whose thread is watched. */
export async function startWatchedApi(folder: string): Promise<WatchedApi> {
  const state = readState(folder);
  for (const part of PARTS) state.ports[part] = await freePort();
  const own = join(folder, 'watched');
  mkdirSync(own, { recursive: true });
  writeState(own, state);
  const { records = {} } = state;
  const adminUrl = `postgres://postgres:${state.secrets['postgres'] ?? ''}@127.0.0.1:${state.ports['postgres']}/postgres`;
  const databases = await prepareDatabases(adminUrl, folder, state);
  const temporal = Object.fromEntries(Object.entries(records).filter(([name]) => name.startsWith('TEMPORAL_')));
  const plans = planPrograms({ folder, state, databases, temporal, printMilliseconds: 50 });
  const plan = plans.find(({ name }) => name === 'api');
  if (!plan) throw new Error('The town has no api.');
  const api = spawn(plan.command, ['--import', join(ROOT, 'bench/watch-delay.ts'), ...plan.args], {
    env: plan.env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(api, 'message');
  return {
    pid: api.pid ?? 0,
    folder: own,
    async heldMs() {
      const answer = once(api, 'message') as Promise<[{ heldMs: number }]>;
      api.send('watch');
      return (await answer)[0].heldMs;
    },
    async close() {
      const ended = once(api, 'exit');
      api.kill('SIGTERM');
      await ended;
    },
  };
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
