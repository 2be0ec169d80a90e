import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import type { ProcessPlan } from './supervisor.ts';
import type { TemporalBinaries } from './temporal-binary.ts';
import { TEMPORAL_NAME, type TemporalCertificates } from './temporal-certificates.ts';

export interface TemporalSettings {
  folder: string;
  binaries: TemporalBinaries;
  database: { host: string; port: number; user: string; password: string };
  ports: Record<TemporalPort, number>;
  certificates: TemporalCertificates;
}

const SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;
type Service = (typeof SERVICES)[number];
export type TemporalPort = `temporal-${Service}` | `temporal-${Service}-membership`;

/** Every port the server listens on. */
export const TEMPORAL_PORTS: readonly TemporalPort[] = SERVICES.flatMap(
  (service) => [`temporal-${service}`, `temporal-${service}-membership`] as const,
);

/** The server's databases with the schema of each. */
export const TEMPORAL_DATABASES = [
  ['temporal', 'postgresql/v12/temporal'],
  ['temporal_visibility', 'postgresql/v12/visibility'],
] as const;

/** Creates or updates the server's two databases; harmless when they are current. */
export function migrateTemporal({ binaries, database }: Pick<TemporalSettings, 'binaries' | 'database'>): void {
  for (const [name, schema] of TEMPORAL_DATABASES) {
    const run = (...args: string[]): void => sqlTool(binaries.sqlTool, database, name, args);
    run('create');
    run('setup-schema', '-v', '0.0');
    run('update-schema', '--schema-name', schema);
  }
}

function sqlTool(tool: string, database: TemporalSettings['database'], name: string, args: string[]): void {
  const address = [
    '--plugin',
    'postgres12_pgx',
    '--ep',
    database.host,
    '-p',
    String(database.port),
    '-u',
    database.user,
  ];
  const done = spawnSync(tool, [...address, '--db', name, ...args], {
    encoding: 'utf8',
    env: { ...process.env, SQL_PASSWORD: database.password },
  });
  const output = `${done.stdout}${done.stderr}`;
  if (done.status === 0 || /already exists/.test(output)) return;
  throw new LaunchFailure(
    `The database of the Temporal server could not be prepared (${output.trim().split('\n').at(-1)}). May ${database.user} create databases?`,
  );
}

/** A case is said to fail after three tries in a row, which take seconds; five take the best part of a minute. */
const DYNAMIC = `system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute:
  - value: 3
`;

/** How to run the server on the loopback address. Who asks shows a certificate, and so do its parts to each other. */
export function planTemporal({ folder, binaries, database, ports, certificates }: TemporalSettings): ProcessPlan {
  const home = join(folder, 'temporal');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'dynamic.yaml'), DYNAMIC);
  const config = join(home, 'config.yaml');
  writeFileSync(config, configuration(home, { database, ports, certificates }));
  return {
    name: 'temporal',
    command: binaries.server,
    args: ['--config-file', config, 'start'],
    env: { PATH: process.env['PATH'], HOME: home, KARTA_PG_PASSWORD: database.password },
    isOurs: false,
    probe: () => accepts(ports['temporal-frontend']),
    retryOnExit: true,
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}

/** Everybody shows a certificate of the town's own authority: programs to the frontend, and the server's parts to each other. */
function tlsOf({ ca, server }: TemporalCertificates): string {
  const quoted = (file: string): string => JSON.stringify(file);
  const pair = (indent: string): string =>
    `${indent}certFile: ${quoted(server.cert)}\n${indent}keyFile: ${quoted(server.key)}`;
  const client = `      client:
        serverName: ${TEMPORAL_NAME}
        rootCaFiles: [${quoted(ca)}]`;
  const listener = (name: string): string => `    ${name}:
      server:
${pair('        ')}
        requireClientAuth: true
        clientCaFiles: [${quoted(ca)}]
${client}`;
  return `  tls:
${listener('internode')}
${listener('frontend')}
    systemWorker:
${pair('      ')}
${client}`;
}

function configuration(
  home: string,
  { database, ports, certificates }: Pick<TemporalSettings, 'database' | 'ports' | 'certificates'>,
): string {
  const store = (name: string, connections: number): string => `
      sql:
        pluginName: postgres12_pgx
        databaseName: ${name}
        connectAddr: "${database.host}:${database.port}"
        connectProtocol: tcp
        user: ${database.user}
        password: {{ env "KARTA_PG_PASSWORD" | quote }}
        maxConns: ${connections}
        maxIdleConns: ${connections}
        maxConnLifetime: 1h`;
  const service = (name: Service): string => `
  ${name}:
    rpc:
      grpcPort: ${ports[`temporal-${name}`]}
      membershipPort: ${ports[`temporal-${name}-membership`]}
      bindOnLocalHost: true`;
  return `# enable-template
log:
  stdout: true
  level: warn
persistence:
  defaultStore: default
  visibilityStore: visibility
  numHistoryShards: 16
  datastores:
    default:${store('temporal', 20)}
    visibility:${store('temporal_visibility', 5)}
global:
  membership:
    maxJoinDuration: 30s
    broadcastAddress: 127.0.0.1
${tlsOf(certificates)}
services:${SERVICES.map(service).join('')}
clusterMetadata:
  enableGlobalNamespace: false
  failoverVersionIncrement: 10
  masterClusterName: active
  currentClusterName: active
  clusterInformation:
    active:
      enabled: true
      initialFailoverVersion: 1
      rpcName: frontend
      rpcAddress: "127.0.0.1:${ports['temporal-frontend']}"
dcRedirectionPolicy:
  policy: noop
publicClient:
  hostPort: "127.0.0.1:${ports['temporal-frontend']}"
dynamicConfigClient:
  filepath: ${join(home, 'dynamic.yaml')}
  pollInterval: 60s
`;
}
