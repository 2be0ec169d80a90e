import { homedir } from 'node:os';
import { join } from 'node:path';

export type ReaderSetting = { adapter: 'vpcd-tcp'; port: number } | { adapter: 'pcsc'; readerName?: string };
export type StationSettings = {
  apiUrl: string;
  stationToken: string;
  printerUri: string;
  reader: ReaderSetting;
  dataFolder: string;
  selfCheckPort: number;
};

/**
 * `API_URL`, `STATION_TOKEN`, `PRINTER_URI` (ipp://host:port/path), `CARD_READER` (`vpcd-tcp:PORT`, `pcsc`, or `pcsc:` and a part of the reader's name), `DATA_DIR`, `SELF_CHECK_PORT`.
 * Throws a sentence naming the setting that is missing or wrong.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): StationSettings {
  return {
    apiUrl: address(required(env, 'API_URL'), 'API_URL', ['http:', 'https:']),
    stationToken: keyOf(env['STATION_TOKEN']),
    printerUri: address(required(env, 'PRINTER_URI'), 'PRINTER_URI', ['ipp:', 'ipps:']),
    reader: readerSetting(required(env, 'CARD_READER')),
    dataFolder: dataFolder(env),
    selfCheckPort: port(env['SELF_CHECK_PORT'] ?? '0', 'SELF_CHECK_PORT'),
  };
}

/** Where journal, spool and enrolment lie: `DATA_DIR`, else a folder of the user. */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env['DATA_DIR'] || join(homedir(), '.karta-station');
}

function keyOf(value: string | undefined): string {
  if (!value)
    throw new Error(
      'This station is not enrolled, and STATION_TOKEN is not set. Add it at the screen „Stanowiska” and run the line that is shown there.',
    );
  return value;
}

function required(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`Setting ${name} is missing.`);
  return value;
}

function address(value: string, name: string, protocols: readonly string[]): string {
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
    throw new Error(`Setting ${name} is not an address (${protocols.join(' or ')}): ${value}`);
  return value;
}

function readerSetting(value: string): ReaderSetting {
  if (value === 'pcsc') return { adapter: 'pcsc' };
  if (value.startsWith('pcsc:') && value.length > 5) return { adapter: 'pcsc', readerName: value.slice(5) };
  const [adapter, number = ''] = value.split(':');
  if (adapter !== 'vpcd-tcp')
    throw new Error(`Setting CARD_READER is none of vpcd-tcp:PORT, pcsc and pcsc:NAME: ${value}`);
  return { adapter, port: port(number, 'CARD_READER') };
}

function port(value: string, name: string): number {
  const number = Number(value);
  if (value === '' || !Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Error(`Setting ${name} has no port number: ${value}`);
  return number;
}
