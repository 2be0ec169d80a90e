import { LaunchFailure } from './launch-failure.ts';
import { choosePort, isFree, reserve } from './ports.ts';
import type { LaunchState } from './state-file.ts';
import { TEMPORAL_PORTS } from './temporal-server.ts';

/** Addresses a person opens; a setting such as KARTA_PORTAL_PORT fixes one. */
const PREFERRED: Record<string, number> = {
  portal: 20080,
  operator: 20081,
  service: 20082,
  mail: 20083,
  sms: 20084,
  printer: 20085,
  blanks: 20086,
  station: 20087,
};
const INNER = ['postgres', 'smtp', 'ipp', 'reader', ...TEMPORAL_PORTS];

/** Keeps the ports of the last start where they are still free, else chooses new ones; all below 32768. */
export async function allotPorts(state: LaunchState): Promise<void> {
  const taken = new Set<number>();
  for (const name of [...Object.keys(PREFERRED), ...INNER]) {
    const port = (await fixedPort(name)) ?? (await keptPort(state.ports[name] ?? PREFERRED[name], taken));
    state.ports[name] = port ?? (await choosePort(taken));
    taken.add(state.ports[name]);
  }
}

async function fixedPort(name: string): Promise<number | undefined> {
  const setting = `KARTA_${name.toUpperCase().replaceAll('-', '_')}_PORT`;
  const text = process.env[setting];
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 32_767) {
    throw new LaunchFailure(`${setting}=${text} is not a port below 32768. Choose another and start again.`);
  }
  if (!(await isFree(port))) {
    throw new LaunchFailure(
      `Port ${port} (${setting}) is in use by another program. Stop it or choose another port, then start again.`,
    );
  }
  return port;
}

async function keptPort(port: number | undefined, taken: Set<number>): Promise<number | undefined> {
  return port !== undefined && !taken.has(port) && (await isFree(port)) && reserve(port) ? port : undefined;
}
