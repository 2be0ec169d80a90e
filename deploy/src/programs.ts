import { join } from 'node:path';
import { WORKFLOW_BUNDLE } from './build-workflows.ts';
import type { Databases } from './databases.ts';
import { COMPILED_FOLDER, ROOT } from './places.ts';
import type { LaunchState } from './state-file.ts';
import type { ProcessPlan } from './supervisor.ts';

export interface ProgramSettings {
  folder: string;
  state: LaunchState;
  databases: Databases;
  /** Settings by which a program reaches Temporal. */
  temporal: Record<string, string>;
  printMilliseconds: number;
}

/** The programs of the city in the order of their start; each gets what it needs by its environment alone. */
export function planPrograms(settings: ProgramSettings): ProcessPlan[] {
  return [...standIns(settings), ...product(settings), stationAgent(settings)];
}

function standIns({ folder, state, printMilliseconds }: ProgramSettings): ProcessPlan[] {
  const { ports, secrets } = state;
  const data = (name: string): string => join(folder, 'stand-ins', name);
  return [
    ours('mail-inbox', 'simulators/src/mail-inbox/main.ts', {
      SMTP_PORT: port(ports, 'smtp'),
      HTTP_PORT: port(ports, 'mail'),
      DATA_FILE: data('mail.jsonl'),
    }),
    ours('serwersms', 'simulators/src/serwersms/main.ts', {
      HTTP_PORT: port(ports, 'sms'),
      DATA_FILE: data('sms.jsonl'),
      SMS_TOKEN: secrets['sms'],
    }),
    ours('printer', 'simulators/src/printer/main.ts', {
      IPP_PORT: port(ports, 'ipp'),
      HTTP_PORT: port(ports, 'printer'),
      DATA_DIR: data('printer'),
      PRINT_MILLISECONDS: String(printMilliseconds),
    }),
    ours('virtual-card', 'simulators/src/virtual-card/main.ts', {
      READER_PORT: port(ports, 'reader'),
      HTTP_PORT: port(ports, 'blanks'),
      DATA_FILE: data('blanks.jsonl'),
    }),
  ];
}

const TOKEN = ['KARTA_CHIP_TOKEN_MODULE', 'KARTA_CHIP_TOKEN', 'KARTA_CHIP_TOKEN_PIN_FILE'];

/** What was set for the command is set for its programs. */
const given = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

/** Where the installation's records are, for a program under its own roles. The commands beside them do a worker's work. */
export function recordsOf(
  { databases, temporal }: Pick<ProgramSettings, 'databases' | 'temporal'>,
  program: 'api' | 'worker',
): Record<string, string> {
  return {
    KARTA_PLATFORM_URL: databases[program].platformUrl,
    KARTA_KEYS_URL: databases[program].keysUrl,
    KARTA_MASTER_KEY_FILE: databases.masterKeyFile,
    ...given(['KARTA_ERASURES_FILE', 'SOFTHSM2_CONF', ...TOKEN]),
    ...temporal,
  };
}

function product(settings: ProgramSettings): ProcessPlan[] {
  const { folder, state } = settings;
  const { ports, secrets } = state;
  const env = {
    PORTAL_URL: `http://localhost:${port(ports, 'portal')}`,
    OPERATOR_URL: `http://localhost:${port(ports, 'operator')}`,
    SERVICE_URL: `http://localhost:${port(ports, 'service')}`,
    SMTP_URL: `smtp://127.0.0.1:${port(ports, 'smtp')}`,
    SERWERSMS_URL: `http://127.0.0.1:${port(ports, 'sms')}`,
    SERWERSMS_TOKEN: secrets['sms'],
    WORKFLOW_BUNDLE,
    CLAMD_ADDRESS: process.env['CLAMD_ADDRESS'],
    FAILING_CASES_EVERY_MS: process.env['FAILING_CASES_EVERY_MS'],
    UPLOADS_FOLDER: join(folder, 'uploads'),
    PORTAL_PORT: port(ports, 'portal'),
    OPERATOR_PORT: port(ports, 'operator'),
    SERVICE_PORT: port(ports, 'service'),
  };
  return [
    ours('worker', 'activities/src/main.ts', { ...env, ...recordsOf(settings, 'worker') }),
    ours('api', 'api/src/main.ts', { ...env, ...recordsOf(settings, 'api') }),
  ];
}

function stationAgent({ folder, state }: ProgramSettings): ProcessPlan {
  const { ports, secrets } = state;
  return ours('station', 'device-agent/src/station/main.ts', {
    API_URL: `http://127.0.0.1:${port(ports, 'service')}`,
    STATION_TOKEN: secrets['station'],
    PRINTER_URI: `ipp://127.0.0.1:${port(ports, 'ipp')}/ipp/print`,
    CARD_READER: `vpcd-tcp:${port(ports, 'reader')}`,
    // a script cannot be called as a program there
    ...(process.platform !== 'win32' && {
      SCANNER: 'sane:pokazowy',
      SCANIMAGE: join(ROOT, 'simulators/src/scanner/scanimage.mjs'),
      SCANNER_DIR: join(folder, 'stand-ins', 'scanner'),
    }),
    DATA_DIR: join(folder, 'station'),
    SELF_CHECK_PORT: port(ports, 'station'),
  });
}

/**
 * Memory that malloc has back goes back to the system at once, two arenas serve a program, and V8 collects before the heap has
 * grown for nothing: at rest and at the peak about half, no slower (bench/README.md).
 */
const LEAN = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' };
/** MiB of old heap that a program may grow to. */
const HEAP_MIB: Readonly<Record<string, number>> = { worker: 512, api: 384 };

function ours(name: string, script: string, env: Record<string, string | undefined>): ProcessPlan {
  const system = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TZ: process.env['TZ'],
    NODE_ENV: 'production',
    // what was compiled once is not compiled again: faster starts, less memory
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? COMPILED_FOLDER,
  };
  const heap = [`--max-old-space-size=${HEAP_MIB[name] ?? 192}`, '--max-semi-space-size=8'];
  return {
    name,
    command: process.execPath,
    args: [...heap, '--enable-source-maps', '--disable-warning=ExperimentalWarning', join(ROOT, script)],
    env: { ...system, ...LEAN, ...env },
    isOurs: true,
  };
}

function port(ports: LaunchState['ports'], name: string): string {
  return String(ports[name]);
}
