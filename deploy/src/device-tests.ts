import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './places.ts';

/** A /run of its own beside the network: a service of this computer that holds a socket there is not met. */
const INSIDE = 'mount -t tmpfs tmpfs /run && ip link set lo up && exec "$0" "$@"';
const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
const LIMIT_MS = 10 * 60_000;

export interface DeviceTests {
  passed: boolean;
  said: string;
}

/** A container may refuse namespaces to its root. */
const canBeAlone = (): boolean =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', [...NAMESPACES, 'sh', '-c', INSIDE, 'true']).status === 0;

/**
 * The tests that drive the agent's adapters with real daemons, one after the other, cut off from this computer's own network,
 * sockets and processes; whatever they leave behind ends with them. Elsewhere they say what they need.
 */
export function runDeviceTests(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<DeviceTests> {
  const jest = [
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--selectProjects',
    'devices',
    '--runInBand',
    '--verbose',
    ...args,
  ];
  const isOwn = canBeAlone();
  const [command, before] = isOwn
    ? ['unshare', [...NAMESPACES, 'sh', '-c', INSIDE, process.execPath]]
    : [process.execPath, []];
  const surroundings = {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    ...(isOwn && { KARTA_OWN_NAMESPACE: '1' }),
    ...env,
  };
  return new Promise((resolve) => {
    const child = spawn(command, [...before, ...jest], { cwd: ROOT, env: surroundings });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    child.once('error', (error) => resolve({ passed: false, said: `${error.message}\n` }));
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve({ passed: code === 0, said: Buffer.concat(said).toString() });
    });
  });
}
