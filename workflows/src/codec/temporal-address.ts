import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from '@temporalio/client';

/** Where Temporal is, and how this program says who it is. */
export interface TemporalAddress {
  /** `host:port` of the frontend. */
  address: string;
  namespace: string;
  tls?: TemporalTls;
  apiKey?: string;
}

export interface TemporalTls {
  /** Whom the server's certificate has to come from; absent: whom the system trusts. */
  serverRootCACertificate?: Buffer;
  /** The name in the server's certificate, where it is not the host's. */
  serverNameOverride?: string;
  clientCertPair?: { crt: Buffer; key: Buffer };
}

const CONNECT_TIMEOUT = '10s';

/**
 * The address of the environment: `TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`, and with mTLS the files `TEMPORAL_TLS_CA`,
 * `TEMPORAL_TLS_CERT`, `TEMPORAL_TLS_KEY` and the name `TEMPORAL_TLS_SERVER_NAME`, or `TEMPORAL_API_KEY`.
 * @throws the system's error for a file that cannot be read
 */
export function temporalAddress(env: NodeJS.ProcessEnv): TemporalAddress {
  const { TEMPORAL_API_KEY: apiKey } = env;
  const tls = tlsOf(env);
  return {
    address: env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
    namespace: env['TEMPORAL_NAMESPACE'] ?? 'karta',
    ...(tls && { tls }),
    ...(apiKey && { apiKey }),
  };
}

function tlsOf(env: NodeJS.ProcessEnv): TemporalTls | undefined {
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key, TEMPORAL_TLS_SERVER_NAME: name } = env;
  if (!ca && !cert) return undefined;
  return {
    ...(ca && { serverRootCACertificate: readFileSync(ca) }),
    ...(name && { serverNameOverride: name }),
    ...(cert && key && { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
  };
}

/** How the client connects; it gives up after ten seconds. */
export function connectionOptions(to: TemporalAddress): ConnectionOptions {
  return { ...nativeOptions(to), connectTimeout: CONNECT_TIMEOUT };
}

/** How the worker connects: its own library has a deadline for it. */
export function nativeOptions({ address, tls, apiKey }: TemporalAddress) {
  // with a key the SDK takes TLS for granted
  return { address, ...(tls && { tls }), ...(apiKey && { apiKey }) };
}
