import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { installationSettings, log, openInstallation, payloadKeyOf, type City } from '@karta/db';
import { connectClient } from '@karta/workflows/codec';
import { createJobBoard } from './http/job-board.ts';
import { deployShipped } from './admin/deploy-shipped.ts';
import { createAuthenticator } from './http/authenticator.ts';
import { createSessions, type SessionMiddleware } from './http/sessions.ts';
import { Throttle } from './http/throttle.ts';
import type { CityServices } from './city-services.ts';
import { officeListener, portalListener, serviceListener } from './http/listeners.ts';
import { CityEvents } from './city-events.ts';
import { CaseClient } from './temporal/case-client.ts';

const { env } = process;
const installation = await openInstallation(installationSettings(env));
const address = {
  address: env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
  namespace: env['TEMPORAL_NAMESPACE'] ?? 'karta',
};
const temporal = connectClient(address, payloadKeyOf(installation));
for (const city of installation.cities) await deployShipped(city);

const services = new Map<string, CityServices>(
  installation.cities.map((city) => [
    city.id,
    { cases: new CaseClient(city, temporal.client), events: new CityEvents(city), throttle: new Throttle(city) },
  ]),
);
const sessions = new Map<string, SessionMiddleware>();
for (const city of installation.cities) {
  const { key } = await city.vault.keys.openCityKey('city');
  for (const app of ['resident', 'operator'] as const)
    sessions.set(`${city.id}/${app}`, createSessions(city, app, key));
}
const need = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
};
const servicesOf = (city: City): CityServices => need(services.get(city.id), 'services');
const jobBoard = createJobBoard(installation);
const parts = {
  installation,
  authenticator: createAuthenticator({ installation, servicesOf, portalUrl: need(env['PORTAL_URL'], 'PORTAL_URL') }),
  sessionsOf: (city: City, app: string) => need(sessions.get(`${city.id}/${app}`), 'sessions'),
  jobBoard: jobBoard.handler,
  async isReady() {
    const checks = installation.cities.map((city) => city.knex.raw('select 1'));
    return Promise.all([...checks, temporal.client.connection.workflowService.getSystemInfo({})]).then(
      () => true,
      () => false, // one of them is away
    );
  },
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

let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await jobBoard.close();
  for (const { events, throttle } of services.values()) await Promise.all([events.close(), throttle.close()]);
  for (const session of sessions.values()) await session.close();
  await temporal.close();
  await installation.close();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void end());
