import { log } from '@karta/db';
import { Runtime, type Logger, type LogLevel, type LogMetadata } from '@temporalio/worker';
import { originOf } from './fails-by-code.ts';

/** What the SDK says beside its words that is an id or a number. */
const TOLD = ['workflowId', 'runId', 'activityId', 'activityType', 'attempt', 'taskQueue', 'sdkComponent'] as const;
const SAID: readonly LogLevel[] = ['WARN', 'ERROR'];

/** The SDK's log in the program's own lines: its words are constants, its facts only those that are ids. */
export const sdkLogger: Logger = {
  log(level, message, meta = {}) {
    if (SAID.includes(level)) log.error('temporal sdk', { message: constantPart(message), ...factsOf(meta) });
  },
  trace: (message, meta) => sdkLogger.log('TRACE', message, meta),
  debug: (message, meta) => sdkLogger.log('DEBUG', message, meta),
  info: (message, meta) => sdkLogger.log('INFO', message, meta),
  warn: (message, meta) => sdkLogger.log('WARN', message, meta),
  error: (message, meta) => sdkLogger.log('ERROR', message, meta),
};

/** Before the first use of the SDK; what its native part says comes here too. */
export function installSdkLogger(): void {
  Runtime.install({
    logger: sdkLogger,
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
  });
}

/** Up to where facts may begin: some sentences end with what they are about. */
const constantPart = (message: string): string => (/^[^:{(="'\n]*/.exec(message)?.[0] ?? '').trim();

function factsOf(meta: LogMetadata): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const key of TOLD) if (meta[key] !== undefined) facts[key] = meta[key];
  if (meta['error'] !== undefined) facts['failure'] = originOf(meta['error']);
  return facts;
}
