import { loginOf } from '@karta/db';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { refuseHalfRestored } from './backup/restore-pending.ts';
import { buildWebApps } from './build-web.ts';
import { buildWorkflowBundle } from './build-workflows.ts';
import { admitTemporal } from './admit-temporal.ts';
import { prepareDatabases, refuseTooFewRights, secret } from './databases.ts';
import { allotPorts } from './demo-ports.ts';
import { requireDiskSpace } from './disk-space.ts';
import { START_OPTIONS, type LaunchOptions } from './launch-options.ts';
import { LaunchFailure } from './launch-failure.ts';
import { livenTown } from './liven-town.ts';
import { preparePostgres } from './postgres.ts';
import { endProcess, isRunning, startTimeOf } from './processes.ts';
import { planPrograms, recordsOf } from './programs.ts';
import { allotSecrets } from './secrets.ts';
import { readState, writeState, type LaunchState } from './state-file.ts';
import { Steps } from './steps.ts';
import { Supervisor } from './supervisor.ts';
import { obtainTemporal } from './temporal-binary.ts';
import { ensureCertificates } from './temporal-certificates.ts';
import { givenTemporal, ownTemporal } from './temporal-settings.ts';
import { migrateTemporal, planTemporal, type TemporalPort } from './temporal-server.ts';
import { printWelcome } from './welcome.ts';

export interface RunningCity {
  state: LaunchState;
  adminUrl: string;
  /** Settings by which a program reaches Temporal. */
  temporal: Record<string, string>;
  stop(): Promise<void>;
}

/** Brings the whole demo city up, step by step; a step that fails stops what was started. */
export async function startCity(options: LaunchOptions = START_OPTIONS()): Promise<RunningCity> {
  const { folder } = options;
  if (options.programs) refuseHalfRestored(folder);
  mkdirSync(join(folder, 'stand-ins'), { recursive: true });
  const steps = new Steps(options.quiet);
  requireDiskSpace(folder);
  const state = readState(folder);
  await endLeftOvers(state);
  await allotPorts(state);
  allotSecrets(state);
  writeState(folder, state);
  const supervisor = new Supervisor(folder, state);
  try {
    const adminUrl = await steps.run('PostgreSQL', () => startDatabaseServer(supervisor, folder, state));
    const databases = await steps.run('databases and demo city', () => prepareDatabases(adminUrl, folder, state));
    const temporal = await steps.run('Temporal', (report) =>
      startTemporal(supervisor, folder, state, adminUrl, report),
    );
    state.records = recordsOf({ databases, temporal }, 'worker');
    writeState(folder, state);
    if (options.programs) {
      await steps.run('web applications', (report) => buildWebApps(report));
      await steps.run('workflow bundle', () => buildWorkflowBundle());
      const { printMilliseconds } = options;
      const plans = planPrograms({ folder, state, databases, temporal, printMilliseconds });
      await steps.run('stand-ins, worker, api, station', (report) => supervisor.startAll(plans, report));
    }
    if (!options.quiet) printWelcome(state);
    if (options.livens) void livenTown(adminUrl);
    return { state, adminUrl, temporal, stop: () => supervisor.stop() };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

async function endLeftOvers(state: LaunchState): Promise<void> {
  if (state.launcher && state.launcher.pid !== process.pid && isRunning(state.launcher)) {
    throw new LaunchFailure(
      `The city is already running here (process ${state.launcher.pid}). Stop it first, or use it.`,
    );
  }
  for (const child of state.children.toReversed())
    await endProcess(child, child.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  state.children = [];
  state.launcher = { name: 'launcher', pid: process.pid, startedAt: startTimeOf(process.pid) ?? '' };
}

async function startDatabaseServer(supervisor: Supervisor, folder: string, state: LaunchState): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given) return given;
  const settings = { folder, port: state.ports['postgres'] ?? 0, password: secret(state, 'postgres') };
  await supervisor.start(await preparePostgres(settings));
  return `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/postgres`;
}

async function startTemporal(
  supervisor: Supervisor,
  folder: string,
  state: LaunchState,
  adminUrl: string,
  report: (progress: string) => void,
): Promise<Record<string, string>> {
  if (process.env['TEMPORAL_ADDRESS']) return givenTemporal(process.env);
  const binaries = await obtainTemporal(report);
  const url = new URL(adminUrl);
  const place = { host: url.hostname, port: Number(url.port || 5432) };
  const { role: user, password } = loginOf(adminUrl);
  const certificates = ensureCertificates(folder);
  migrateTemporal({ binaries, database: { ...place, user, password } });
  const login = { role: 'karta_temporal', password: secret(state, 'temporal') };
  await admitTemporal(adminUrl, login).catch(refuseTooFewRights);
  const database = { ...place, user: login.role, password: login.password };
  const ports = state.ports as Record<TemporalPort, number>;
  await supervisor.start(planTemporal({ folder, binaries, database, certificates, ports }));
  return ownTemporal(state.ports['temporal-frontend'] ?? 0, certificates);
}
