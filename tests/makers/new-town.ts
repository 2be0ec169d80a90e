import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Caller } from './caller.ts';
import { FOLDER } from './town.ts';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** A town as it is on its first day: nothing is decided yet, and one person may sign in. */
export interface NewTown {
  host: string;
  administrator: { email: string; password: string };
  /** A program that speaks with its office. */
  office(): Caller;
  remove(): void;
}

function command(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['deploy/src/main.ts', 'city', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', KARTA_HOME: FOLDER },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Adds a town to the running programs, and waits until they serve it. */
export async function newTown(): Promise<NewTown> {
  const id = `nowe-${randomUUID().slice(0, 8)}`;
  const [host, portal, email] = [`${id}.localhost`, `https://${id}.example`, `admin@${id}.example`];
  const out = command(
    ...['add', id, '--name', `Miasto ${id}`, '--host', host, '--portal-url', portal, '--office-url', `${portal}/urzad`],
    ...['--admin', email, '--mail-from', `karta@${id}.example`],
  );
  const password = / with (\S+)/.exec(out)?.[1] ?? '';
  const office = (): Caller => new Caller('operator', undefined, host);
  await until(`${host} is served`, async () => (await office().get('/api/operator/session')).status === 200, 30_000);
  return {
    host,
    administrator: { email, password },
    office,
    remove: () => void command('remove', id),
  };
}
