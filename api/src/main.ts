import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endTold, installationSettings, log, openInstallation, payloadKeyOf, watchSilence, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { connectClient, temporalAddress } from '@karta/workflows/codec';
import { deployShipped } from './admin/deploy-shipped.ts';
import { createAuthenticator } from './http/authenticator.ts';
import { DiskTrouble } from './disk-trouble.ts';
import { openCity, type OpenCity } from './city-services.ts';
import { officeListener, portalListener, serviceListener } from './http/listeners.ts';
import { isTemporalThere, readinessOf } from './readiness.ts';
import { CaseClient } from './temporal/case-client.ts';

const { env } = process;
endTold(log.error);
/** Nobody waits longer for one statement of a request. */
const STATEMENT_MS = 30_000;
const settings = installationSettings(env);
const installation = await openInstallation({ ...settings, poolSize: 8, statementMs: STATEMENT_MS });
const disk = new DiskTrouble();
const diskFullSince = () => disk.since(() => installation.probeSpace());
const silence = watchSilence(settings.platformUrl);
const temporal = connectClient(temporalAddress(env), payloadKeyOf(installation));

const opened = new Map<City, OpenCity>();
await installation.serve(async (city) => {
  await deployShipped(city);
  const open = await openCity(city, { cases: new CaseClient(city, temporal.client), diskFullSince });
  opened.set(city, open);
  return {
    async close() {
      opened.delete(city);
      await open.close();
    },
  };
});
const openCityOf = (city: City): OpenCity => {
  const open = opened.get(city);
  // its database was away when it was to be opened
  if (open === undefined) throw new CardError('TEMPORARILY_UNAVAILABLE');
  return open;
};
const parts = {
  installation,
  // whose word on the caller's address counts: addresses or networks, `loopback` unless told
  trustedProxies: (env['TRUSTED_PROXIES'] ?? 'loopback').split(',').map((each) => each.trim()),
  authenticator: createAuthenticator({ installation, servicesOf: (city) => openCityOf(city).services }),
  openCityOf,
  silence,
  noteDiskFull: () => disk.note(),
  readiness: () =>
    readinessOf({
      DATABASE_AWAY: () => installation.isReady(),
      DISK_FULL: async () => (await diskFullSince()) === undefined,
      TEMPORAL_AWAY: () => isTemporalThere(temporal.client),
      WORKER_SILENT: () => installation.isBeating('worker'),
    }),
};

const servers: Server[] = [];
for (const [listener, setting] of [
  [portalListener, 'PORTAL_PORT'],
  [officeListener, 'OPERATOR_PORT'],
  [serviceListener, 'SERVICE_PORT'],
] as const) {
  const server = createServer(listener(parts));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(env[setting] ?? 0), env['LISTEN_ADDRESS'] ?? '127.0.0.1', resolve);
  });
  log.info('listening', { for: setting, port: (server.address() as AddressInfo).port });
  servers.push(server);
}
process.send?.({ ready: true });

/** What is being answered gets a while to end. */
const LAST_ANSWERS_MS = 5000;

async function closeGently(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, LAST_ANSWERS_MS))]);
  server.closeAllConnections();
}

let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await Promise.all(servers.map(closeGently));
  await silence.close();
  await installation.close();
  await temporal.close();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void end());
