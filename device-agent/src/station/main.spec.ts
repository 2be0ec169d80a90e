import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { StationHeartbeat, StationReport } from '@karta/contracts';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const TOKEN = 'a-token-of-this-station';
const PDF = Buffer.from('%PDF-1.7\n% Zofia Źdźbłowska\n%%EOF\n');
const DIGEST = createHash('sha256').update(PDF).digest('hex');

type Running = { child: ChildProcess; facts: { selfCheckPort: number; readerPort: number } };

/** The server's side: hands out one job, first to read the UID, then to produce; keeps what it is told. */
class CardOffice {
  readonly jobId = randomUUID();
  readonly reports: StationReport[] = [];
  readonly beats: StationHeartbeat[] = [];
  readonly #server: Server;
  #uid: string | undefined;
  #handedOut: string[] = [];
  #listeners: (() => void)[] = [];

  constructor() {
    this.#server = createServer((req, res) => {
      void json(req).then((body) => {
        const isKnown = req.headers.authorization === `Bearer ${TOKEN}`;
        res.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
        res.end(JSON.stringify(isKnown ? this.#answer(req.url ?? '', body) : { code: 'UNAUTHENTICATED' }));
      });
    });
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Resolves once the station has told `state`. */
  async told(state: string): Promise<void> {
    while (!this.reports.some((report) => report.state === state))
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
  }

  #answer(path: string, body: unknown): object {
    if (path.endsWith('/heartbeat')) {
      this.beats.push(StationHeartbeat.parse(body));
      return { serverTime: new Date().toISOString() };
    }
    if (path.endsWith('/claim')) return { job: this.#nextJob() };
    if (path.endsWith('/extend')) return { extended: true };
    const report = StationReport.parse(body);
    this.reports.push(report);
    this.#uid ??= report.uid;
    // The clerk puts a blank on the reader and tries again.
    if (report.state === 'failed') this.#handedOut = [];
    for (const listener of this.#listeners.splice(0)) listener();
    return { accepted: true };
  }

  #nextJob(): object | null {
    const phase = this.#uid === undefined ? 'read-uid' : 'produce';
    if (this.#handedOut.includes(phase)) return null;
    this.#handedOut.push(phase);
    const card = { number: '01-000018', uid: this.#uid, pdf: PDF.toString('base64'), digest: DIGEST };
    return { jobId: this.jobId, token: 7, phase, leaseSeconds: 60, card: phase === 'produce' ? card : null };
  }
}

let folder: string;
let office: CardOffice;
let device: RunningStandIn;
let chip: RunningStandIn;
let settings: Record<string, string>;
let agent: Running;

async function startAgent(readerPort: number): Promise<Running> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], ...settings, CARD_READER: `vpcd-tcp:${readerPort}` },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('The agent has no standard output.');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, facts: JSON.parse(String(line)) };
}
async function end({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code;
}
const printed = (): Promise<string[]> => readdir(join(folder, 'printer', 'printed'));
const journal = (): Promise<string> => readFile(join(folder, 'station', 'journal.jsonl'), 'utf8');
/** Resolves once the state stands in the journal, as often as told; both phases write ACKED. */
async function journalSays(state: string, times = 1): Promise<void> {
  while ((await journal()).split(`"state":"${state}"`).length <= times)
    await new Promise((resolve) => setImmediate(resolve));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agent-'));
  office = new CardOffice();
  device = await startStandIn('printer', { DATA_DIR: join(folder, 'printer'), PRINT_MILLISECONDS: '700' });
  settings = {
    API_URL: await office.open(),
    STATION_TOKEN: TOKEN,
    PRINTER_URI: String(device.facts['printerUri']),
    DATA_DIR: join(folder, 'station'),
  };
  agent = await startAgent(0);
  chip = await startStandIn('virtual-card', {
    DATA_FILE: join(folder, 'chips.jsonl'),
    READER_PORT: String(agent.facts.readerPort),
  });
});
afterEach(async () => {
  if (agent.child.exitCode === null && agent.child.signalCode === null) await end(agent, 'SIGTERM');
  await Promise.all([device.stop(), chip.stop()]);
  office.close();
});

it('makes a card from claim to check, and shows on its own page that all is well', async () => {
  // when
  await office.told('verified');
  const page = await (await fetch(`http://127.0.0.1:${agent.facts.selfCheckPort}/`)).text();

  // then
  expect(office.reports.map((report) => report.state)).toEqual(
    expect.arrayContaining(['uid-read', 'encoded', 'printed', 'verified']),
  );
  expect(await printed()).toHaveLength(1);
  expect(page).toContain('Drukarka (ipp)');
  expect(page).toContain('Czytnik kart (vpcd-tcp)');
  expect(office.beats[0]?.adapters).toEqual({ printer: 'ipp', reader: 'vpcd-tcp' });
});

it('tells at once that the printer is out of cards', async () => {
  // given
  await office.told('verified');

  // when
  await fetch(`http://127.0.0.1:${device.facts['httpPort']}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cards: 0 }),
  });

  // then
  while (!office.beats.at(-1)?.printer.reasons.includes('media-empty-error'))
    await new Promise((resolve) => setImmediate(resolve));
  expect(office.beats[0]?.printer.reasons).toEqual([]);
});

it.each(['printed', 'verified'])('prints one card when it is killed as soon as it told "%s"', async (state) => {
  // given
  await office.told(state);
  await end(agent, 'SIGKILL');

  // when
  agent = await startAgent(agent.facts.readerPort);
  await office.told('verified');
  await journalSays('ACKED', 2);

  // then
  expect(await printed()).toHaveLength(1);
  expect(office.reports.filter((report) => report.state === 'uid-read')).toHaveLength(1);
});

it('prints one card when it is killed while the printer works', async () => {
  // given
  await office.told('encoded');
  await journalSays('ACCEPTED');
  await end(agent, 'SIGKILL');

  // when
  agent = await startAgent(agent.facts.readerPort);
  await office.told('verified');

  // then
  expect(await printed()).toHaveLength(1);
  expect(office.reports.filter((report) => report.state === 'uid-read')).toHaveLength(1);
});

it('keeps neither name, UID nor file in the clear, and ends in order', async () => {
  // given
  await office.told('verified');

  // when
  const code = await end(agent, 'SIGTERM');

  // then
  const uid = office.reports.find((report) => report.uid !== undefined)?.uid ?? 'none';
  expect(code).toBe(0);
  expect(await journal()).not.toContain(uid);
  expect(await journal()).not.toContain('01-000018');
});
