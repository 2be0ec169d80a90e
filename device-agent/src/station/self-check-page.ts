import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Journal } from './journal.ts';
import type { StationCheck } from './station.ts';

const PRINTER_STATES: Readonly<Record<string, string>> = {
  idle: 'gotowa',
  processing: 'drukuje',
  stopped: 'wstrzymana',
  offline: 'nie odpowiada: sprawdź, czy jest włączona',
};
const REASONS: Readonly<Record<string, string>> = {
  'media-empty-error': 'brak kart w podajniku',
  'marker-supply-empty-error': 'skończyła się taśma',
  paused: 'wstrzymana przyciskiem',
};
const JOB_STATES: Readonly<Record<string, string>> = {
  CLAIMED: 'przyjęte',
  RECLAIMED: 'przyjęte ponownie',
  ENCODING: 'sprawdzanie czipa',
  ENCODED: 'czip sprawdzony',
  SUBMITTING: 'wysyłanie do drukarki',
  ACCEPTED: 'drukowanie',
  PRINTED: 'wydrukowane, sprawdzanie czipa',
  VERIFIED: 'sprawdzone',
  FAILED: 'nie udało się, zgłoszone w systemie',
  UNKNOWN: 'wynik nieznany: system zapyta, czy karta wyszła',
  REPORTED: 'zgłoszone',
  ACKED: 'zakończone',
};

/** The workstation's own page, on loopback: what is connected, by which adapter, and what to do. `/status` is the same as JSON. */
export function createSelfCheckServer(check: StationCheck, journal: Journal): Server {
  return createServer((req, res) => {
    const last = journal.last();
    if (req.url === '/status') {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ ...check, lastJob: last === undefined ? null : { state: last.state, at: last.at } }));
      return;
    }
    if (req.url !== '/') return void res.writeHead(404).end();
    res.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      refresh: '5',
    });
    res.end(pageOf(rowsOf(check, last)));
  });
}

type Row = { name: string; isGood: boolean; text: string };

function rowsOf(check: StationCheck, last: { state: string; at: string } | undefined): Row[] {
  const { beat } = check;
  const reasons = (beat?.printer.reasons ?? []).map((reason) => REASONS[reason] ?? reason);
  const printer = [PRINTER_STATES[beat?.printer.state ?? ''] ?? 'nie sprawdzono', ...reasons].join(', ');
  const card = beat?.reader.cardPresent === true ? 'karta leży na czytniku' : 'połóż pustą kartę na czytniku';
  return [
    {
      name: 'Serwer',
      isGood: check.server === 'connected',
      text: serverText(check),
    },
    {
      name: `Drukarka (${beat?.adapters.printer ?? '–'})`,
      isGood: beat?.printer.state === 'idle' || beat?.printer.state === 'processing',
      text: printer,
    },
    {
      name: `Czytnik kart (${beat?.adapters.reader ?? '–'})`,
      isGood: beat?.reader.state === 'ready',
      text: beat?.reader.state === 'ready' ? `gotowy, ${card}` : 'nie odpowiada: podłącz czytnik',
    },
    ...(beat?.scanner
      ? [
          {
            name: 'Skaner',
            isGood: beat.scanner === 'ready',
            text: beat.scanner === 'ready' ? 'gotowy' : 'nie odpowiada: sprawdź zasilanie i kabel',
          },
        ]
      : []),
    {
      name: 'Ostatnia praca',
      isGood: last === undefined || last.state !== 'FAILED',
      text: last === undefined ? 'jeszcze żadnej' : `${JOB_STATES[last.state] ?? last.state}, ${polishTime(last.at)}`,
    },
  ];
}

function serverText({ server }: StationCheck): string {
  if (server === 'connected') return 'połączony';
  if (server === 'refused')
    return 'nie wpuszcza tego stanowiska: odłączono je albo połączono inny komputer. Administrator da nowy kod na ekranie „Stanowiska”';
  return 'nie odpowiada: sprawdź sieć; prace czekają';
}

const WARSAW = new Intl.DateTimeFormat('pl-PL', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Warsaw' });
const polishTime = (instant: string): string => WARSAW.format(new Date(instant));

const STYLE = `:root{color-scheme:light dark}body{margin:0 auto;max-width:640px;padding:32px 16px;font:18px/1.5 'Source Sans 3','Segoe UI',system-ui,sans-serif;background:#f4f6f4;color:#14201e}
h1{font-size:28px;margin:0 0 24px}dl{display:grid;gap:12px;margin:0}div{background:#fff;border:1px solid #cdd6d2;border-left:6px solid #1a6b3c;border-radius:10px;padding:12px 16px}div.bad{border-left-color:#a8201a}
dt{font-weight:600}dd{margin:0}@media(prefers-color-scheme:dark){body{background:#0f1716;color:#e6eeeb}div{background:#17211f;border-color:#34423f}}`;

function pageOf(rows: readonly Row[]): string {
  const items = rows.map(
    ({ name, isGood, text }) =>
      `<div${isGood ? '' : ' class="bad"'}><dt>${isGood ? '✓' : '!'} ${escape(name)}</dt><dd>${escape(text)}</dd></div>`,
  );
  return `<!doctype html><html lang="pl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Stanowisko kart</title><style>${STYLE}</style></head><body><h1>Stanowisko kart</h1><dl>${items.join('')}</dl></body></html>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
