import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StationEnrolmentAnswer } from '@karta/contracts';

/** What an enrolment leaves in `DATA_DIR`: the server, and the key that is known here alone. Only its user reads the file. */
interface Kept {
  readonly server: string;
  readonly key: string;
}

const FILE = 'enrolment.json';
const TIMEOUT_MILLISECONDS = 15_000;

/**
 * `--server ADDRESS --code CODE`; undefined: the station is enrolled already. With `--only-connect` the program ends after
 * that: a service goes on. Throws a sentence for anything else.
 */
export function readArguments(argv: readonly string[]): { server: string; code: string; isAll: boolean } | undefined {
  const options = {
    server: { type: 'string' },
    code: { type: 'string' },
    'only-connect': { type: 'boolean' },
  } as const;
  const { server, code, 'only-connect': isAll = false } = parsed(() => parseArgs({ args: [...argv], options }).values);
  if (server === undefined && code === undefined && !isAll) return undefined;
  if (!server || !code)
    throw new Error('Podaj oba: --server ADRES --code KOD, tak jak pokazuje je ekran „Stanowiska”.');
  if (!isSafe(server))
    throw new Error(`Adres serwera musi zaczynać się od https://, bo idzie tam klucz tego stanowiska: ${server}`);
  return { server: server.replace(/\/+$/, ''), code, isAll };
}

/** What `--help` says. */
export const HELP = `Program stanowiska Karty Mieszkańca: czyta układ karty, drukuje kartę i skanuje dokumenty.

  --server ADRES --code KOD   łączy ten komputer kodem z ekranu „Stanowiska” i pracuje dalej
  --only-connect              po połączeniu kończy; dalej pracuje usługa
  --help                      ten opis

Bez opcji pracuje jako stanowisko, które połączono wcześniej. Urządzenia ustawia się zmiennymi PRINTER_URI, CARD_READER
i SCANNER, a w pakiecie Debiana w pliku /etc/karta-station.conf.
`;

function parsed<Values>(read: () => Values): Values {
  try {
    return read();
  } catch (error) {
    throw new Error('Nie ma takiej opcji. Opis podaje --help.', { cause: error });
  }
}

/** Settings of the enrolment that is kept here, as those of the environment are called; an enrolment wins over them. */
export function keptSettings(folder: string): { API_URL?: string; STATION_TOKEN?: string } {
  const kept = read(join(folder, FILE));
  return kept ? { API_URL: kept.server, STATION_TOKEN: kept.key } : {};
}

/**
 * Makes a key and has the server take it for the code. The key is on disk before it is sent, so that a lost answer is asked
 * for again with the same one. Returns a sentence. @throws Error with a sentence
 */
export async function enrol(folder: string, { server, code }: { server: string; code: string }): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const asked = join(folder, `${FILE}.asked`);
  const before = read(asked);
  const key = before?.server === server ? before.key : randomBytes(32).toString('base64url');
  writeFileSync(asked, JSON.stringify({ server, key } satisfies Kept), { mode: 0o600, flush: true });
  const response = await fetch(`${server}/api/station/enrolment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, key }),
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  }).catch((error: unknown) => {
    throw new Error(`${server} nie odpowiada. Sprawdź adres i sieć, a potem uruchom polecenie jeszcze raz.`, {
      cause: error,
    });
  });
  const body: unknown = await response.json().catch(() => undefined);
  const answer = StationEnrolmentAnswer.safeParse(body);
  if (response.status !== 200 || !answer.success) {
    if (response.status === 403) rmSync(asked, { force: true });
    throw new Error(refusalOf(response.status, server));
  }
  renameSync(asked, join(folder, FILE));
  return `Połączono jako „${answer.data.name}”, ${answer.data.point}.`;
}

function refusalOf(status: number, server: string): string {
  if (status === 403) return 'Kod jest zły, zużyty albo zbyt stary. Weź nowy na ekranie „Stanowiska”.';
  if (status === 429)
    return 'Z tego komputera próbowano zbyt wielu kodów. Odczekaj godzinę i uruchom polecenie jeszcze raz.';
  return `${server} odpowiedział błędem ${status}. Czy to adres z ekranu „Stanowiska”?`;
}

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function isSafe(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const { protocol, hostname } = new URL(server);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

function read(path: string): Kept | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { server, key } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept>;
    return server && key ? { server, key } : undefined;
  } catch {
    // Cut short by a kill: the station is enrolled anew.
    return undefined;
  }
}
