import { homedir } from 'node:os';
import { join } from 'node:path';

export type ReaderSetting = { adapter: 'vpcd-tcp'; port: number } | { adapter: 'pcsc'; readerName?: string };
export type StationSettings = {
  apiUrl: string;
  stationToken: string;
  printerUri: string;
  reader: ReaderSetting;
  /** SANE's name of the scanner; undefined: this station has none. */
  scanner: string | undefined;
  scanimage: string;
  dataFolder: string;
  selfCheckPort: number;
};

/**
 * `API_URL`, `STATION_TOKEN`, `PRINTER_URI` (ipp://host:port/path), `CARD_READER` (`vpcd-tcp:PORT`, `pcsc`, or `pcsc:` and a part of the reader's name), `SCANNER` (`sane:DEVICE`), `SCANIMAGE` (the program that scans, where it is not `scanimage`), `DATA_DIR`, `SELF_CHECK_PORT`.
 * Throws a sentence naming the setting that is missing or wrong.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): StationSettings {
  return {
    apiUrl: address(required(env, 'API_URL'), 'API_URL', ['http:', 'https:']),
    stationToken: keyOf(env['STATION_TOKEN']),
    printerUri: address(required(env, 'PRINTER_URI'), 'PRINTER_URI', ['ipp:', 'ipps:']),
    reader: readerSetting(required(env, 'CARD_READER')),
    scanner: scannerSetting(env['SCANNER']),
    scanimage: env['SCANIMAGE'] || 'scanimage',
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
      'To stanowisko nie jest połączone z systemem. Dodaj je na ekranie „Stanowiska” i uruchom polecenie, które się tam pokaże.',
    );
  return value;
}

function required(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new Error(`Brakuje ustawienia ${name}. Wpisz je i uruchom program jeszcze raz.`);
  return value;
}

function address(value: string, name: string, protocols: readonly string[]): string {
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
    throw new Error(
      `Ustawienie ${name} nie jest adresem (${protocols.map((each) => `${each}//`).join(' albo ')}): ${value}`,
    );
  return value;
}

function readerSetting(value: string): ReaderSetting {
  if (value === 'pcsc') return { adapter: 'pcsc' };
  if (value.startsWith('pcsc:') && value.length > 5) return { adapter: 'pcsc', readerName: value.slice(5) };
  const [adapter, number = ''] = value.split(':');
  if (adapter !== 'vpcd-tcp')
    throw new Error(`Ustawienie CARD_READER ma postać pcsc, pcsc:NAZWA albo vpcd-tcp:PORT: ${value}`);
  return { adapter, port: port(number, 'CARD_READER') };
}

function scannerSetting(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!value.startsWith('sane:') || value.length === 5)
    throw new Error(
      `Ustawienie SCANNER ma postać sane:URZĄDZENIE (nazwy urządzeń podaje polecenie scanimage -L): ${value}`,
    );
  return value.slice(5);
}

function port(value: string, name: string): number {
  const number = Number(value);
  if (value === '' || !Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Error(`Ustawienie ${name} nie ma numeru portu (od 0 do 65535): ${value}`);
  return number;
}
