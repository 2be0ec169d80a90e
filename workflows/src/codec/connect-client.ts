import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import { caseDataConverter } from './data-converter.ts';
import type { KeyOf } from './city-codec.ts';
import { connectionOptions, type TemporalAddress } from './temporal-address.ts';

const GRPC_ALREADY_EXISTS = 6;
const DEADLINE_MS = 10_000;
const RETENTION_SECONDS = 30 * 86_400;

/** A client that encrypts what it sends. Connects lazily, so that a program may start while the server is away. */
export function connectClient(to: TemporalAddress, keyOf: KeyOf): { client: Client; close(): Promise<void> } {
  const connection = Connection.lazy(connectionOptions(to));
  const client = new Client({ connection, namespace: to.namespace, dataConverter: caseDataConverter(keyOf) });
  return { client, close: () => connection.close() };
}

/** Registers the namespace if it is missing; histories of closed cases stay 30 days on the server. */
export async function ensureNamespace(to: TemporalAddress): Promise<void> {
  const connection = await Connection.connect(connectionOptions(to));
  try {
    await connection.withDeadline(Date.now() + DEADLINE_MS, () =>
      connection.workflowService.registerNamespace({
        namespace: to.namespace,
        workflowExecutionRetentionPeriod: { seconds: RETENTION_SECONDS as never },
      }),
    );
  } catch (error) {
    if (!isGrpcServiceError(error) || Number(error.code) !== GRPC_ALREADY_EXISTS) throw error;
  } finally {
    await connection.close();
  }
}
