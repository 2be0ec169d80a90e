import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import { caseDataConverter } from './data-converter.ts';
import type { KeyOf } from './city-codec.ts';

export interface TemporalAddress {
  /** `host:port` of the frontend. */
  address: string;
  namespace: string;
}

const GRPC_ALREADY_EXISTS = 6;
const RETENTION_SECONDS = 30 * 86_400;

/** A client that encrypts what it sends. Connects lazily, so that a program may start while the server is away. */
export function connectClient(to: TemporalAddress, keyOf: KeyOf): { client: Client; close(): Promise<void> } {
  const connection = Connection.lazy({ address: to.address });
  const client = new Client({ connection, namespace: to.namespace, dataConverter: caseDataConverter(keyOf) });
  return { client, close: () => connection.close() };
}

/** Registers the namespace if it is missing; histories of closed cases stay 30 days on the server. */
export async function ensureNamespace({ address, namespace }: TemporalAddress): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: RETENTION_SECONDS as never },
    });
  } catch (error) {
    if (!isGrpcServiceError(error) || Number(error.code) !== GRPC_ALREADY_EXISTS) throw error;
  } finally {
    await connection.close();
  }
}
