import { TEMPORAL_NAME, type TemporalCertificates } from './temporal-certificates.ts';

const NAMESPACE = { TEMPORAL_NAMESPACE: 'karta' };
/** How a Temporal of somebody's own wants to be asked. */
const OWN = [
  'TEMPORAL_TLS_CA',
  'TEMPORAL_TLS_CERT',
  'TEMPORAL_TLS_KEY',
  'TEMPORAL_TLS_SERVER_NAME',
  'TEMPORAL_API_KEY',
];

/** Settings by which a program reaches the server that runs here. */
export function ownTemporal(port: number, { ca, client }: TemporalCertificates): Record<string, string> {
  return {
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    ...NAMESPACE,
    TEMPORAL_TLS_CA: ca,
    TEMPORAL_TLS_CERT: client.cert,
    TEMPORAL_TLS_KEY: client.key,
    TEMPORAL_TLS_SERVER_NAME: TEMPORAL_NAME,
  };
}

/** Settings by which a program reaches the server that the environment names. */
export function givenTemporal(env: NodeJS.ProcessEnv): Record<string, string> {
  const address = env['TEMPORAL_ADDRESS'] ?? '';
  const own = OWN.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return { TEMPORAL_ADDRESS: address, ...NAMESPACE, ...(Object.fromEntries(own) as Record<string, string>) };
}
